"""Bringing an index up to date: what is there now, what that changes, and the writing of it."""
