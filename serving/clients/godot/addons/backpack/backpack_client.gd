@tool
class_name BackpackClient
extends Node
## Talks to a Backpack server: uploads scenes, asks for recommendations, tells what players do.
##
## Add it to the scene tree, then [code]await[/code] its methods. Each gives a [BackpackResult]; none throws.
## [codeblock]
## var backpack := BackpackClient.new()
## add_child(backpack)
## var result := await backpack.upload_scene($World)
## [/codeblock]
## Several calls may run at a time.

## An upload has come on. [param stage] is export, frames or upload; [param fraction] is how much of that stage is done,
## from 0 to 1.
signal upload_progressed(stage: StringName, fraction: float)
## An upload is complete at the server: the night will read it.
signal upload_finished(result: BackpackResult)
## An upload came to nothing, or waits for [method resume_uploads]; [member BackpackResult.error] says which.
signal upload_failed(result: BackpackResult)
## Any other call came to nothing.
signal request_failed(result: BackpackResult)

const _Exchange := preload("upload/http_exchange.gd")
const _Tus := preload("upload/tus_upload.gd")
const _Unfinished := preload("upload/unfinished_upload.gd")
const _Package := preload("export/scene_package.gd")
const _NOT_IN_TREE := "Add the BackpackClient to the scene tree first, with add_child()."

## The ids of uploads under way, of all clients: two must not send the same.
static var _running: Dictionary[String, bool] = {}

## The server's address.
@export var server := BackpackSettings.value(BackpackSettings.SERVER)
## Whose uploads these are.
@export var account := BackpackSettings.value(BackpackSettings.OWNER)
## Seconds until a lookup counts as failed.
@export var timeout := 30.0
## Packages of up to so many bytes go in one request, larger ones in parts that can be resumed.
@export var largest_single_request := 1 << 20
## Bytes of a part.
@export var part_size := 4 << 20
## Failures in a row after which an upload gives up, to be resumed later.
@export var most_failures := 6

## The key that the server knows you by.
var api_key := BackpackSettings.value(BackpackSettings.API_KEY)

## The ids of uploads that this client sends just now.
var _mine: Dictionary[String, bool] = {}


func _exit_tree() -> void:
	# What a client that goes had begun stops here; another one may go on with it.
	for id in _mine:
		_running.erase(id)


## Packs a scene with pictures of its cameras and uploads it. Data: scene_id, job_id, frames, and the job's state.
##
## The scene may be running, or stand nowhere yet: then it is added to a world of its own meanwhile. What could not be
## sent stays on disk for [method resume_uploads].
func upload_scene(root: Node3D, options: BackpackUploadOptions = null) -> BackpackResult:
	var chosen := options if options != null else BackpackUploadOptions.new()
	var trouble := _trouble(chosen)
	if not trouble.is_empty():
		return _upload_failed(BackpackResult.failure(trouble))
	var path := _Unfinished.new_package()
	var packed := await package_scene(root, path, chosen)
	if not packed.ok:
		DirAccess.remove_absolute(path)
		return _upload_failed(packed)
	var metadata := _metadata(chosen, _Package.title_of(root, chosen))
	var result := await _upload_file(path, metadata, true)
	result.warnings = packed.warnings + result.warnings
	result.data["frames"] = packed.data["frames"]
	return result


## Packs a scene into a zip without sending it. Data: document_bytes, cameras and frames.
func package_scene(root: Node3D, path: String, options: BackpackUploadOptions = null) -> BackpackResult:
	if not is_inside_tree():
		return BackpackResult.failure(_NOT_IN_TREE)
	if root == null:
		return BackpackResult.failure("There is no scene to pack: give the Node3D that holds it.")
	var chosen := options if options != null else BackpackUploadOptions.new()
	if not chosen.problem().is_empty():
		return BackpackResult.failure(chosen.problem())
	var package := _Package.new()
	package.progressed.connect(upload_progressed.emit)
	return await package.write(root, path, chosen, self)


## Uploads a zip that [method package_scene] wrote. Calling it again after a failure goes on where it stopped.
func upload_package(path: String, options: BackpackUploadOptions = null) -> BackpackResult:
	var chosen := options if options != null else BackpackUploadOptions.new()
	var trouble := _trouble(chosen)
	if not trouble.is_empty():
		return _upload_failed(BackpackResult.failure(trouble))
	var title := chosen.title if not chosen.title.is_empty() else path.get_file().get_basename()
	return await _upload_file(path, _metadata(chosen, title), false)


## How many uploads were left unfinished by this project on this machine.
func unfinished_uploads() -> int:
	return _Unfinished.all().filter(func(upload: _Unfinished) -> bool: return not _running.has(upload.id)).size()


## Goes on with every upload that was left unfinished, also before a restart. One result each.
func resume_uploads() -> Array[BackpackResult]:
	var results: Array[BackpackResult] = []
	if not is_inside_tree():
		return [_upload_failed(BackpackResult.failure(_NOT_IN_TREE))]
	for upload: _Unfinished in _Unfinished.all():
		if upload.server == _address() and not _running.has(upload.id):
			results.append(await _upload(upload))
	return results


## How an upload fares. Data: state (receiving, available, executing, completed, retryable, discarded, cancelled) and why.
func job(job_id: String) -> BackpackResult:
	return await fetch("/v1/jobs/" + job_id.uri_encode())


## Asks for a job again and again until it is completed, discarded or cancelled, or until so many seconds are over. The
## server reads uploads at night: this may take long.
func wait_for_job(job_id: String, seconds := 60.0, pause := 2.0) -> BackpackResult:
	var until := Time.get_ticks_msec() + int(seconds * 1000.0)
	while true:
		var result := await job(job_id)
		if result.ok and result.data.get("state") in ["completed", "discarded", "cancelled"]:
			return result
		if not result.ok and result.status in [400, 401, 403, 404]:
			return result
		if Time.get_ticks_msec() + int(pause * 1000.0) > until:
			return result
		await get_tree().create_timer(pause).timeout
	return null


## Items for a user, best first. Filters: limit, offset, kind, class, owner, exclude, exclude_seen, exclude_own, diversity,
## context_items.
func recommendations(user: String, filters: Dictionary = {}) -> BackpackResult:
	return await fetch("/v1/users/%s/recommendations" % user.uri_encode(), filters)


## Items that go with one. Filters: limit, kind, method.
func similar_items(item: String, filters: Dictionary = {}) -> BackpackResult:
	return await fetch("/v1/items/%s/similar" % item.uri_encode(), filters)


## Users of the same taste. Filters: limit.
func similar_users(user: String, filters: Dictionary = {}) -> BackpackResult:
	return await fetch("/v1/users/%s/similar" % user.uri_encode(), filters)


## What most users want. Filters: limit, offset, kind, class, owner, representative.
func popular_items(filters: Dictionary = {}) -> BackpackResult:
	return await fetch("/v1/items/popular", filters)


## What is wanted more than it used to be. Filters: limit, offset, kind, class, owner.
func trending_items(filters: Dictionary = {}) -> BackpackResult:
	return await fetch("/v1/items/trending", filters)


## What was made or changed last. Filters: limit, offset, kind, class, owner.
func latest_items(filters: Dictionary = {}) -> BackpackResult:
	return await fetch("/v1/items/latest", filters)


## Items by their words; a typing error is forgiven. Filters: limit, offset, kind, owner.
func search_items(words: String, filters: Dictionary = {}) -> BackpackResult:
	return await fetch("/v1/items", filters.merged({"query": words}, true))


## The nearest entities of a vector or an entity in a space: {"space": "item", "entity": "i1", "limit": 10}.
func search(question: Dictionary) -> BackpackResult:
	return await post("/v1/search", question)


## Tells that a user did something with an item: bag, wear, visit, like, dwell, impression, unbag or dislike.
func record_interaction(user: String, item: String, kind: String, strength := 1.0) -> BackpackResult:
	return await send_events([{
		"type": "interaction",
		"event_id": new_event_id(),
		"user": user,
		"item": item,
		"kind": kind,
		"strength": strength,
		"occurred_at": now(),
	}])


## Tells of 1 to 1000 events, all or none. An event_id that was sent before is the same event, so sending again is safe.
func send_events(events: Array[Dictionary]) -> BackpackResult:
	return await post("/v1/events", {"events": events})


## Asks for any path of the server's, such as /v1/releases. Booleans and lists may stand among the parameters.
func fetch(path: String, parameters: Dictionary = {}) -> BackpackResult:
	var pairs := PackedStringArray()
	for key: Variant in parameters:
		pairs.append("%s=%s" % [str(key).uri_encode(), _parameter(parameters[key]).uri_encode()])
	var query := "" if pairs.is_empty() else "?" + "&".join(pairs)
	return await _ask(HTTPClient.METHOD_GET, path + query, PackedByteArray())


## Sends JSON to any path of the server's.
func post(path: String, content: Dictionary) -> BackpackResult:
	return await _ask(HTTPClient.METHOD_POST, path, JSON.stringify(content, "", false, true).to_utf8_buffer())


## An id for a new event that no other event has.
static func new_event_id() -> String:
	return "e-" + Crypto.new().generate_random_bytes(16).hex_encode()


## The time as the server's documents have it, in UTC.
static func now() -> String:
	return Time.get_datetime_string_from_system(true) + "Z"


static func _parameter(value: Variant) -> String:
	if value is Array or value is PackedStringArray:
		return ",".join(PackedStringArray(value))
	return str(value)


func _address() -> String:
	return server.strip_edges().trim_suffix("/")


func _headers() -> PackedStringArray:
	return [] if api_key.is_empty() else PackedStringArray(["Authorization: Bearer " + api_key])


func _ask(method: HTTPClient.Method, path: String, content: PackedByteArray) -> BackpackResult:
	var result: BackpackResult
	if is_inside_tree():
		var headers := _headers()
		if not content.is_empty():
			headers.append("Content-Type: application/json")
		var exchange: _Exchange = await _Exchange.send(self, method, _address() + path, headers, content, timeout)
		result = exchange.result()
	else:
		result = BackpackResult.failure(_NOT_IN_TREE)
	if not result.ok:
		request_failed.emit(result)
	return result


## What keeps an upload from beginning; empty if nothing.
func _trouble(options: BackpackUploadOptions) -> String:
	if not is_inside_tree():
		return _NOT_IN_TREE
	if not _address().begins_with("http://") and not _address().begins_with("https://"):
		return "backpack/server is \"%s\": it must begin with http:// or https://." % server
	if options.owner.is_empty() and account.is_empty():
		return "Nobody owns the upload: set backpack/owner in the Project Settings to your account."
	return options.problem()


func _metadata(options: BackpackUploadOptions, title: String) -> Dictionary[String, String]:
	return {
		"name": title,
		"kind": options.kind,
		"owner": options.owner if not options.owner.is_empty() else account,
		"visibility": options.visibility,
	}


func _upload_file(path: String, metadata: Dictionary[String, String], owned: bool) -> BackpackResult:
	var upload := _Unfinished.of(path, _address(), metadata, owned)
	if upload == null:
		return _upload_failed(BackpackResult.failure("%s cannot be read." % path))
	if _running.has(upload.id):
		return _upload_failed(BackpackResult.failure("%s is being uploaded already." % path))
	return await _upload(upload)


func _upload(upload: _Unfinished) -> BackpackResult:
	_running[upload.id] = true
	_mine[upload.id] = true
	var result := await _send_upload(upload)
	_running.erase(upload.id)
	_mine.erase(upload.id)
	if not result.ok:
		if _is_final(result):
			upload.forget()
		else:
			result.error += " The package is kept: resume_uploads() goes on with it."
		return _upload_failed(result)
	upload.forget()
	var state := await job(result.job_id)
	result.data["state"] = state.data.get("state", "")
	if not state.ok:
		result.warnings.append("The upload is complete, but its job could not be asked for: " + state.error)
	upload_finished.emit(result)
	return result


func _send_upload(upload: _Unfinished) -> BackpackResult:
	var file := FileAccess.open(upload.package, FileAccess.READ)
	if file == null:
		return BackpackResult.failure("%s cannot be read: package the scene again." % upload.package)
	if file.get_length() <= largest_single_request and upload.location.is_empty():
		return await _send_whole(upload, file.get_buffer(file.get_length()))
	return await _send_parts(upload)


## Whether sending the same again could not go better.
static func _is_final(result: BackpackResult) -> bool:
	return result.status >= 400 and result.status < 500 and not result.status in [401, 403, 408, 409, 423, 425, 429]


func _send_parts(upload: _Unfinished) -> BackpackResult:
	var tus := _Tus.new(self, _headers(), upload)
	tus.part_size = part_size
	tus.most_failures = most_failures
	tus.progressed.connect(
		func(sent: int, all: int) -> void: upload_progressed.emit(&"upload", float(sent) / maxi(all, 1))
	)
	return await tus.run()


func _send_whole(upload: _Unfinished, content: PackedByteArray) -> BackpackResult:
	var pairs := PackedStringArray()
	for key: String in upload.metadata:
		pairs.append("%s=%s" % [key, upload.metadata[key].uri_encode()])
	var url := upload.server + "/v1/scenes?" + "&".join(pairs)
	var headers := _headers() + PackedStringArray(["Content-Type: application/zip", "Idempotency-Key: " + upload.id])
	upload_progressed.emit(&"upload", 0.0)
	var exchange: _Exchange
	for attempt in most_failures + 1:
		# The key makes the second request the first: a lost answer does no harm.
		exchange = await _Exchange.send(self, HTTPClient.METHOD_POST, url, headers, content, _Tus.PART_TIMEOUT)
		if not exchange.is_transient() or attempt == most_failures:
			break
		await get_tree().create_timer(minf(_Tus.FIRST_PAUSE * pow(2.0, attempt), _Tus.LONGEST_PAUSE)).timeout
	if exchange.succeeded():
		upload_progressed.emit(&"upload", 1.0)
	return exchange.result()


func _upload_failed(result: BackpackResult) -> BackpackResult:
	upload_failed.emit(result)
	return result
