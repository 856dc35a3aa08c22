"""Files that go with a statement: pictures drawn anew, PDFs written anew from their pages alone."""
