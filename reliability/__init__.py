"""Long trials of what RELIABILITY.md promises: run by hand before a release; short forms of all of them are among the tests."""
