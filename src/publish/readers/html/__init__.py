"""The HTML reader, and the mapping of HTML to the article's nodes that other readers share.

`building.Builder` takes elements as they are opened and closed; `walking.blocks` walks a tree of lxml;
`makers.MAKERS` says what each element is.
"""
