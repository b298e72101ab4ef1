"""How much of a candidate's values, words and files a verdict keeps and a report shows.

Whatever is left out is said in words beside what is shown. Numbers only; nothing is imported.
"""

SOURCE_BYTES = 1 << 20  # of a candidate's file; a larger one isn't graded

# What a verdict keeps of one value.
VALUE_TEXT = 2_000  # characters of its text
VALUE_ITEMS = 50  # items of one list, tuple or dict
VALUE_NODES = 500  # items of all lists, tuples and dicts inside it
VALUE_DEPTH = 8  # levels of lists, tuples and dicts
VALUE_ENTRIES = 16_384  # numbers of all arrays inside it
ARRAY_ENTRIES = 4_096  # numbers of one array
ARRAY_SHOWN = 100  # numbers in the text of one array
SKETCH = 64  # rows and columns of the sketch of a large matrix
KEY_TEXT = 80  # characters of a dict's key, and of a step on the way to a value

# What a verdict keeps of a candidate's words.
NAME_TEXT = 100  # characters of one name among several
FIELD_TEXT = 500  # characters of a name or an exception's words in a message
OUTPUT_TEXT = 65_536  # characters of what one check printed

# What a report shows.
FILE_NAME = 1_000  # characters of a file's name
ARGUMENT_LINES = 6  # lines of one argument, in a terminal
BRIEF_LINES = 2  # lines of one argument of a check that isn't the first to fail
OUTPUT_LINES = 12  # lines of what was printed, in a terminal
OUTPUT_PAGE = 8_192  # characters of what was printed, in HTML, JUnit and Gradescope
LINE_TEXT = 240  # characters of one line of the source or of the output
SOURCE_LINES = 1_500  # lines of the source, in HTML
VALUE_LINES = 6  # lines of one value without a grid, in a terminal
PICTURE = 64  # rows and columns of a mask's picture in a terminal
