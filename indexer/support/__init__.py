"""What every room may use, and what knows nothing of diaries.

=============  ============================================================
values         immutable values with named fields
patterns       regular expressions, compiled when they are first needed
compiled       what they were compiled to, for the next process
system         what differs between Linux, macOS and Windows
windows        what Windows itself is asked for
digest         what names entries and words by what they say
limits         how much is read of anything, and why
bounded        reading no more of a file than that
toml           TOML that anybody may have written
boilerplate    weather, weekdays, headings of templates: what tells nothing of a day
pictures       the pictures that a text names
terminal_text  display width, line breaks, control characters
=============  ============================================================
"""
