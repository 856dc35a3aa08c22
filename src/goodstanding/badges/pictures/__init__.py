"""The badge as pictures, drawn by us: a seal that carries the signed badge, a plate that shows the state, previews."""

from goodstanding.badges.pictures.look import Look, look_of
from goodstanding.badges.pictures.raster import plate_png, preview_png, seal_png
from goodstanding.badges.pictures.vector import code_svg, disc_svg, plate_svg, seal_svg

__all__ = ["Look", "code_svg", "disc_svg", "look_of", "plate_png", "plate_svg", "preview_png", "seal_png", "seal_svg"]
