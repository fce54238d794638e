@tool
class_name BackpackUploadOptions
extends Resource
## What to upload of a scene, and as what.

const _LARGEST_SIDE := 4096
const _MOST_FRAMES := 64

## What people will see. Empty: the root's metadata [code]dc_title[/code], else the root's name.
@export var title := ""
## What the scene is.
@export_enum("map", "avatar", "prop") var kind := "map"
## Who may see it.
@export_enum("public", "unlisted", "private") var visibility := "private"
## Whose it is. Empty: the setting backpack/owner.
@export var owner := ""
## The size of the pictures, in pixels.
@export var frame_size := Vector2i(640, 480)
## How many pictures each Camera3D takes; 0 for none: the server then renders the scene itself.
@export_range(0, 64) var frames_per_camera := 1
## Seconds of the running scene from a camera's picture to its next.
@export_range(0.0, 60.0) var frame_interval := 0.0
## How far the pictures after the first look to the sides, in degrees from the leftmost to the rightmost.
@export_range(0.0, 180.0) var sweep_degrees := 0.0


## What is wrong with these options, and what to do; empty if nothing.
func problem() -> String:
	if frame_size.x < 16 or frame_size.y < 16 or frame_size.x > _LARGEST_SIDE or frame_size.y > _LARGEST_SIDE:
		return "frame_size is %d x %d: choose from 16 to %d pixels a side." % [frame_size.x, frame_size.y, _LARGEST_SIDE]
	if frames_per_camera < 0 or frames_per_camera > _MOST_FRAMES:
		return "frames_per_camera is %d: choose from 0 to %d." % [frames_per_camera, _MOST_FRAMES]
	if not (frame_interval >= 0.0 and frame_interval <= 60.0 and sweep_degrees >= 0.0 and sweep_degrees <= 180.0):
		return "frame_interval is %s and sweep_degrees %s: choose from 0 to 60 and from 0 to 180." % [frame_interval, sweep_degrees]
	if not kind in ["map", "avatar", "prop"]:
		return "kind is \"%s\": choose map, avatar or prop." % kind
	if not visibility in ["public", "unlisted", "private"]:
		return "visibility is \"%s\": choose public, unlisted or private." % visibility
	return ""
