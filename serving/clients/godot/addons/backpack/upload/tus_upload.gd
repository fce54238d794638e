@tool
extends RefCounted
## Sends a file in parts with the tus 1.0.0 protocol (https://tus.io/protocols/resumable-upload): after a broken
## connection it asks how far the server has come and goes on from there.

## Bytes that the server has, of all.
signal progressed(sent: int, all: int)

const _Exchange := preload("http_exchange.gd")
const _Unfinished := preload("unfinished_upload.gd")

const _SMALLEST_PART := 64 << 10
const _CREATED := 201
const _CONFLICT := 409
const _GONE: Array[int] = [404, 410]
const _CHECKSUM_MISMATCH := 460

## Seconds to wait after the first failure; twice as long after each more.
const FIRST_PAUSE := 0.5
## Seconds that it waits at most.
const LONGEST_PAUSE := 30.0
## Seconds until a part counts as lost.
const PART_TIMEOUT := 120.0

## Bytes a part at most, so the most that is sent twice. After a failure parts are half as large, down to 64 KiB, so that
## one comes through a slow line in time; after a success they grow again.
var part_size := 4 << 20
## Failures one after the other, without a byte of progress between them, after which it gives up.
var most_failures := 6

var _host: Node
var _headers: PackedStringArray
var _upload: _Unfinished
var _failures := 0
var _current_part := part_size


func _init(host: Node, headers: PackedStringArray, upload: _Unfinished) -> void:
	_host = host
	_headers = headers + PackedStringArray(["Tus-Resumable: 1.0.0"])
	_upload = upload


## Sends what the server does not have yet. The result's data are scene_id and job_id.
func run() -> BackpackResult:
	var file := FileAccess.open(_upload.package, FileAccess.READ)
	if file == null:
		return BackpackResult.failure("%s cannot be read: package the scene again." % _upload.package)
	var all := file.get_length()
	_current_part = part_size
	var offset := -1
	var created := false
	while true:
		var exchange: _Exchange
		if _upload.location.is_empty():
			exchange = await _create(all)
			if exchange.status == _CREATED and not _upload.location.is_empty():
				created = true
				offset = 0
				continue
		elif offset < 0:
			exchange = await _send(HTTPClient.METHOD_HEAD, _upload.location, [], PackedByteArray())
			if exchange.succeeded() and exchange.header("upload-offset").is_valid_int():
				offset = exchange.header("upload-offset").to_int()
				progressed.emit(offset, all)
				if not exchange.header("scene-id").is_empty():
					# All had come, only the answer that said so was lost.
					return _finished(exchange)
				continue
			if exchange.status in _GONE and not created:
				# The server keeps unfinished uploads for some time only.
				_upload.location = ""
				continue
		else:
			exchange = await _send_part(file, offset, all)
			var next := exchange.header("upload-offset").to_int()
			if exchange.succeeded() and (next > offset or offset == all):
				offset = next
				_failures = 0
				_current_part = mini(_current_part * 2, part_size)
				progressed.emit(offset, all)
				if offset >= all:
					return _finished(exchange)
				continue
			if exchange.status in _GONE and not created:
				_upload.location = ""
				continue
			offset = -1
		if not _may_try_again(exchange):
			return exchange.result() if not exchange.succeeded() else BackpackResult.failure(
				"%s does not speak the tus protocol as it should; is backpack/server right?" % _upload.server
			)
		await _pause(exchange)
	return null


func _create(all: int) -> _Exchange:
	var metadata := PackedStringArray()
	for key: String in _upload.metadata:
		metadata.append("%s %s" % [key, Marshalls.utf8_to_base64(_upload.metadata[key])])
	metadata.append("filetype " + Marshalls.utf8_to_base64("application/zip"))
	metadata.append("filename " + Marshalls.utf8_to_base64("upload.zip"))
	var headers := PackedStringArray(["Upload-Length: %d" % all, "Upload-Metadata: " + ",".join(metadata)])
	var exchange := await _send(
		HTTPClient.METHOD_POST, _upload.server + "/v1/uploads", headers, PackedByteArray()
	)
	if exchange.status == _CREATED:
		_upload.location = _on_server(exchange.header("location"))
		_upload.save()
	return exchange


func _send_part(file: FileAccess, offset: int, all: int) -> _Exchange:
	file.seek(offset)
	var part := file.get_buffer(mini(_current_part, all - offset))
	var hashing := HashingContext.new()
	hashing.start(HashingContext.HASH_SHA256)
	if not part.is_empty():
		hashing.update(part)
	var headers := PackedStringArray([
		"Content-Type: application/offset+octet-stream",
		"Upload-Offset: %d" % offset,
		"Upload-Checksum: sha256 " + Marshalls.raw_to_base64(hashing.finish()),
	])
	return await _send(HTTPClient.METHOD_PATCH, _upload.location, headers, part)


func _send(
	method: HTTPClient.Method, url: String, headers: PackedStringArray, content: PackedByteArray
) -> _Exchange:
	return await _Exchange.send(_host, method, url, _headers + headers, content, PART_TIMEOUT)


## A location's path at the server that was asked for: the key is sent nowhere else.
func _on_server(location: String) -> String:
	if location.begins_with("/"):
		return _origin() + location
	var scheme := location.find("://")
	if scheme < 0:
		return _upload.server + "/v1/uploads/" + location if not location.is_empty() else ""
	var path := location.find("/", scheme + 3)
	return _origin() + location.substr(path) if path > 0 else ""


func _origin() -> String:
	var path := _upload.server.find("/", _upload.server.find("://") + 3)
	return _upload.server if path < 0 else _upload.server.left(path)


func _may_try_again(exchange: _Exchange) -> bool:
	_failures += 1
	_current_part = maxi(_current_part >> 1, mini(part_size, _SMALLEST_PART))
	var worthwhile := exchange.is_transient() or exchange.status in [_CONFLICT, _CHECKSUM_MISMATCH]
	return worthwhile and _failures <= most_failures


func _pause(exchange: _Exchange) -> void:
	var seconds := FIRST_PAUSE * pow(2.0, _failures - 1)
	if exchange.header("retry-after").is_valid_int():
		seconds = maxf(seconds, exchange.header("retry-after").to_int())
	await _host.get_tree().create_timer(minf(seconds, LONGEST_PAUSE)).timeout


func _finished(exchange: _Exchange) -> BackpackResult:
	var scene := exchange.header("scene-id")
	var job := exchange.header("job-id")
	if scene.is_empty() or job.is_empty():
		return BackpackResult.failure("%s took the upload but named no scene." % _upload.server, exchange.status)
	return BackpackResult.success({"scene_id": scene, "job_id": job}, exchange.status)
