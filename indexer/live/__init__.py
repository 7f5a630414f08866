"""``nikki live``: search as you type.

``key ─keys─▶ State ─layout─▶ Frame`` is pure; ``Question ─session─▶ Answer`` happens in a thread of its own beside it.

===========  ==============================================================================
program      a session from its first screen to its last, and what reaches beyond the screen
shell        the terminal: keys in, frames out; alone in knowing prompt_toolkit
session      the thread that answers the newest question, and follows the index
answers      from a question to an answer
diary        a diary that is asked at every key
state        all that a screen is made of, as values
keys         what a key does
key_table    which key is for which action
actions      what each action makes of a state
editing      what is typed, into the query or a name
line         the line that is edited
layout       from a state to a frame
list_view    the list of hits
entry_view   the entry beside it, and where it is scrolled to
help_view    the keys, as a screen
cells        text in the cells of a terminal
theme        how styles look, with and without colours
history      queries that were of use
clipboard    copying through the terminal
===========  ==============================================================================
"""
