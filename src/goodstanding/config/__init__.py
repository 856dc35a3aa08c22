"""The whole put together: settings, addresses, server and command line. Nothing imports it."""
