@tool
extends RefCounted
## How a Camera3D sees, as a pinhole: pixels to the right and down, the camera looking along -Z with +Y up.

const _SAME := 1e-4


## What capture.json holds of a camera that stands in its viewport. Empty for an orthographic camera, which is no pinhole.
static func of(id: String, camera: Camera3D, size: Vector2i, document_from_world: Transform3D) -> Dictionary:
	if camera.projection == Camera3D.PROJECTION_ORTHOGONAL:
		return {}
	var projection := camera.get_camera_projection()
	return _entry(
		id,
		size,
		Vector2(projection.x.x, projection.y.y) * Vector2(size) / 2.0,
		Vector2(1.0 - projection.z.x, 1.0 + projection.z.y) * Vector2(size) / 2.0,
		document_from_world * camera.get_camera_transform(),
		camera
	)


## The same for what a glTF document can say of a camera: an angle from top to bottom, and where its node is.
static func in_document(id: String, camera: Camera3D, size: Vector2i, document_from_world: Transform3D) -> Dictionary:
	var focal := size.y / (2.0 * tan(deg_to_rad(camera.fov) / 2.0))
	return _entry(
		id, size, Vector2(focal, focal), Vector2(size) / 2.0, document_from_world * camera.global_transform, camera
	)


## Whether two describe the same camera, to what can be seen.
static func same(one: Dictionary, other: Dictionary) -> bool:
	for field: String in ["fx", "fy", "cx", "cy"]:
		if absf(one[field] - other[field]) > _SAME * maxf(1.0, absf(one[field])):
			return false
	for index in 16:
		if absf(one["world_from_camera"][index] - other["world_from_camera"][index]) > _SAME:
			return false
	return true


static func _entry(
	id: String, size: Vector2i, focal: Vector2, centre: Vector2, transform: Transform3D, camera: Camera3D
) -> Dictionary:
	var basis := transform.basis.orthonormalized()
	var rows := []
	for row in 3:
		rows.append_array([basis.x[row], basis.y[row], basis.z[row], transform.origin[row]])
	rows.append_array([0.0, 0.0, 0.0, 1.0])
	return {
		"id": id,
		"width": size.x,
		"height": size.y,
		"fx": focal.x,
		"fy": focal.y,
		"cx": centre.x,
		"cy": centre.y,
		"world_from_camera": rows,
		"near": camera.near,
		"far": camera.far,
	}
