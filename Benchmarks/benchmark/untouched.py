"""Proof that a command touched nothing: every file and folder below a place, before and after."""

import array
import os


def _entries(folder):
    """Path and status of the folder and of all below it, always in the same order."""
    yield folder, os.lstat(folder)
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    for name, is_folder in found:
        path = os.path.join(folder, name)
        if is_folder:
            yield from _entries(path)
        else:
            yield path, os.lstat(path)


def _mark(path, status):
    # Eight bytes an entry, so that millions fit. Equal marks of different entries are as likely as a lottery win.
    return hash((path, status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns))


class Snapshot:
    """Inode, mode, size, mtime and ctime of every file and folder below some folders."""

    def __init__(self, *folders):
        self.folders = folders
        self.marks = array.array("q", (_mark(*entry) for folder in folders for entry in _entries(folder)))

    def __len__(self):
        return len(self.marks)

    def first_difference(self):
        """A path that is new, gone or not as it was, or None when all is as it was."""
        count = 0
        for folder in self.folders:
            for path, status in _entries(folder):
                if count >= len(self.marks) or self.marks[count] != _mark(path, status):
                    return path
                count += 1
        return None if count == len(self.marks) else "something at the end"
