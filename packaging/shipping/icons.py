"""The icon in the sizes and forms that the systems want, drawn from the one SVG file."""

import os
import struct

from shipping import project

SVG = project.ROOT / "desktop" / "window" / "look" / "icons" / "phrasewright.svg"


def png(size: int) -> bytes:
    """The icon in `size` by `size` pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def ico() -> bytes:
    """The icon for Windows."""
    images = {size: png(size) for size in (16, 20, 24, 32, 40, 48, 64, 128, 256)}
    place = 6 + 16 * len(images)
    entries, content = b"", b""
    for size, image in images.items():
        entries += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), place + len(content)
        )
        content += image
    return struct.pack("<HHH", 0, 1, len(images)) + entries + content


def icns() -> bytes:
    """The icon for macOS."""
    # The kinds of the format, each with the size of its image; "@2x" kinds come after the plain ones.
    kinds = {
        b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512,
        b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512, b"ic10": 1024,
    }  # fmt: skip
    content = b"".join(_block(kind, png(size)) for kind, size in kinds.items())
    return _block(b"icns", content)


def _block(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack(">I", 8 + len(content)) + content
