"""Schemes by which a link leads out of an article: nothing runs, no file of the reader's own machine is opened."""

# Those that EPUBCheck knows as registered; of others (sms, geo, matrix, sftp) it warns (HTM-025).
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "irc", "xmpp", "news", "nntp"})
