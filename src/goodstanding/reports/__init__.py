"""Publications of a judgement to those it is about: the findings report, as page, PDF and signed JSON."""
