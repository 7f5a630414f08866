"""How much is read of what anybody may have written: one place for all limits, each with its reason.

What is decided by size is decided by the bytes that were read: a header may say anything, and a sparse file too.
"""

from __future__ import annotations

FILE = 64 * 2**20
"""Bytes of a file found in a folder. A diary of 100 years is some 50 MB of text."""
NAMED_FILE = 128 * 2**20
"""Bytes of a file that the user named: it is meant, but its text takes up to twenty times as much memory."""
ZIP_DIRECTORY = 8 * 2**20
"""Bytes of the table of contents of a zip: 70,000 photos. Python makes an object of each line of it."""
ZIP_TEXT = 128 * 2**20
"""Bytes of text in a zip, unpacked, all its files together."""
ZIP_RATIO = 200
"""To how many times its packed size a file in a zip may unpack: an export to 10 or 20 times, a bomb to 1,000."""
ZIP_SMALL = 2**20
"""Bytes up to which the ratio does not count: what is short and repeats itself packs well."""
JSON_PARTS = 4_000_000
"""Objects and lists in a JSON text: each takes up to 240 bytes of memory, and three of the text. An export of 20,000
entries has a million."""
FRONT_MATTER = 64 * 2**10
"""Bytes of a block of front matter, which is settings, not text."""
PICTURE = 64 * 2**20
"""Bytes of a picture that a page takes in: cameras write 10 to 40 MB."""
UNSCALED_PICTURE = 4 * 2**20
"""Bytes of a picture that is taken as it is, where nothing is there to scale it."""
PICTURES = 256 * 2**20
"""Bytes of all pictures of a page; browsers open one of half a gigabyte, but slowly."""
FILES_BY_NAME = 200_000
"""Files of a diary among which a picture is looked for by its name alone."""
CONFIGURATION = 64 * 2**10
"""Bytes of a configuration; who writes more means something else."""
TOML_DEPTH, TOML_PARTS = 32, 16
"""Brackets within brackets, and names with dots between in a key: tomllib takes the square of these, and recurses."""
NAMES = 4 * 2**20
"""Bytes of the file of names: 100,000 names."""
IGNORE_FILE = 64 * 2**10
"""Bytes of a .nikkiignore."""
IGNORE_LINES = 1_000
"""Patterns of a .nikkiignore: each is held against each file, at each search."""
HEADING_SECONDS = 2.0
"""That the user's pattern of headings may take for a file: tenths are usual for one of 10 MB, a bad one takes for ever."""
