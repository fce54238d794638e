package org.vsekai.backpack.tasks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.batching.QueueSettings;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.models.ServedModel;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.speech.Sound;

/** Which models do which tasks. Immutable and thread-safe. */
final class TaskModels {
    private final Models models;
    private final PictureTasks pictures;
    private final SpeechTasks speech;
    private final LanguageTasks language;
    /** By task; first the one that answers where no model is named. */
    private final Map<ModelTask, List<TaskModel<?, ?>>> byTask = new EnumMap<>(ModelTask.class);

    private final List<Doer<SpeechTasks.Words, Sound>> voices = new ArrayList<>();
    private final List<Doer<Sound, SpeechTasks.Heard>> transcribers = new ArrayList<>();
    private final List<Doer<List<String>, List<float[]>>> embedders = new ArrayList<>();
    private final List<Doer<Chat.Ask, Chat.Reply>> talkers = new ArrayList<>();

    TaskModels(Models models, PictureTasks pictures, SpeechTasks speech, LanguageTasks language) {
        this.models = models;
        this.pictures = pictures;
        this.speech = speech;
        this.language = language;
        for (var task : ModelTask.values()) {
            byTask.put(task, new ArrayList<>());
        }
        inOrder().forEach(this::add);
        addVoiceChange();
    }

    /** The models that the operator prefers come first. */
    private List<ServedModel> inOrder() {
        var preferred = models.settings().defaults();
        var ordered = new ArrayList<>(models.served());
        ordered.sort(java.util.Comparator.comparingInt(model -> {
            int place = preferred.indexOf(model.name());
            return place < 0 ? preferred.size() : place;
        }));
        return ordered;
    }

    private void add(ServedModel served) {
        var model = served.model();
        switch (model.card().architecture()) {
            case NANODET -> {
                add(ModelTask.OBJECT_DETECTION, served, List.of(), pictures.detection(model), batches());
                add(ModelTask.EMBEDDING, served, List.of(), pictures.embedding(model), batches());
            }
            case RF_DETR, CENTER_NET ->
                add(ModelTask.OBJECT_DETECTION, served, List.of(), pictures.detection(model), batches());
            case MOVENET, YOLO_NAS_POSE ->
                add(ModelTask.KEYPOINT_DETECTION, served, List.of(), pictures.poses(model), batches());
            case SELFIE_SEGMENTATION ->
                add(ModelTask.SEMANTIC_SEGMENTATION, served, List.of(), pictures.personMask(model), batches());
            case RF_DETR_SEG ->
                add(ModelTask.SEMANTIC_SEGMENTATION, served, List.of(), pictures.objectMasks(model), batches());
            case U_NET ->
                add(ModelTask.SEMANTIC_SEGMENTATION, served, List.of(), pictures.sceneRegions(model), batches());
            case SCENE_CAPTIONER -> add(ModelTask.IMAGE_TO_TEXT, served, List.of(), pictures.caption(model), batches());
            case REAL_ESRGAN ->
                add(ModelTask.IMAGE_TO_IMAGE, served, List.of(), pictures.enlargement(model), oneByOne());
            case PP_OCR -> add(ModelTask.IMAGE_TO_TEXT, served, List.of(), pictures.writing(model), oneByOne());
            case WHISPER -> addTranscriber(served);
            case PIPER ->
                voices.add(add(ModelTask.TEXT_TO_SPEECH, served, List.of(), speech.voice(model), oneByOne())
                        .doer());
            case SMOLLM2 -> {
                add(ModelTask.CHAIN_OF_THOUGHT, served, List.of(), language.thought(model), oneByOne());
                talkers.add(new Doer<>(
                        served,
                        List.of(),
                        served.queue("chat", oneByOne(), () -> Chat.open(model, models.inference()))));
            }
            case MINILM ->
                embedders.add(add(ModelTask.EMBEDDING, served, List.of(), language.embedding(model), batches())
                        .doer());
            case SILERO_VAD, TENSORS -> {
                // It does no task by itself.
            }
        }
    }

    private void addTranscriber(ServedModel served) {
        voiceActivity(served)
                .map(activity -> add(
                        ModelTask.SPEECH_TO_TEXT,
                        served,
                        List.of(activity),
                        speech.transcription(served.model(), activity.model()),
                        oneByOne()))
                .ifPresent(model -> transcribers.add(model.doer()));
    }

    private Optional<ServedModel> voiceActivity(ServedModel transcriber) {
        var name = transcriber
                .model()
                .card()
                .settings(ModelSettings.Transcriber.class)
                .voiceActivity();
        return models.served().stream()
                .filter(model ->
                        model.name().equals(name) && model.model().card().architecture() == Architecture.SILERO_VAD)
                .findFirst();
    }

    /** Every voice can say what the usual transcriber writes down. */
    private void addVoiceChange() {
        if (transcribers.isEmpty()) {
            return;
        }
        var transcriber = transcribers.get(0).served();
        var activity = transcribers.get(0).with().get(0);
        for (var voice : voices) {
            add(
                    ModelTask.SPEECH_TO_SPEECH,
                    voice.served(),
                    List.of(transcriber, activity),
                    speech.voiceChange(
                            transcriber.model(),
                            activity.model(),
                            voice.served().model()),
                    oneByOne());
        }
    }

    private <I, O> TaskModel<I, O> add(
            ModelTask kind, ServedModel served, List<ServedModel> with, Task<I, O> task, QueueSettings settings) {
        var queue = served.queue(kind.folderName(), settings, task::open);
        var model = new TaskModel<>(new Doer<>(served, with, queue), task);
        of(kind).add(model);
        return model;
    }

    private QueueSettings batches() {
        return models.settings().queue();
    }

    /** One long request would keep those of its batch waiting for their answers. */
    private QueueSettings oneByOne() {
        var settings = models.settings().queue();
        return new QueueSettings(settings.mostWaiting(), 1, settings.longestDelay(), settings.workers());
    }

    /** The models of a task; the first is the usual one. */
    List<TaskModel<?, ?>> of(ModelTask task) {
        return java.util.Objects.requireNonNull(byTask.get(task), "every task has its list");
    }

    /**
     * The model that is to do a task.
     *
     * @param name empty for the usual one
     * @param contentType the body's media type, empty where it is not known
     * @throws org.vsekai.backpack.server.Problem when there is none, or none that takes such a body
     */
    TaskModel<?, ?> find(ModelTask task, Optional<String> name, String contentType) {
        var wanted = name.map(models::reference);
        var able = of(task).stream()
                .filter(model -> wanted.isEmpty() || model.name().equals(wanted.get()))
                .toList();
        if (able.isEmpty()) {
            throw name.map(asked -> ModelProblems.unknownModelOfTask(asked, task.folderName()))
                    .orElseGet(() -> ModelProblems.noModelOfTask(task.folderName()));
        }
        return able.stream()
                .filter(model -> model.task().takes().fits(contentType))
                .findFirst()
                .orElseThrow(() -> ModelProblems.wrongBody(
                        contentType,
                        able.stream()
                                .map(model -> model.task().takes().description())
                                .distinct()
                                .toList()));
    }

    Doer<SpeechTasks.Words, Sound> voice(Optional<String> name) {
        return named(voices, name, ModelTask.TEXT_TO_SPEECH);
    }

    Doer<Sound, SpeechTasks.Heard> transcriber(Optional<String> name) {
        return named(transcribers, name, ModelTask.SPEECH_TO_TEXT);
    }

    Doer<List<String>, List<float[]>> embedder(Optional<String> name) {
        return named(embedders, name, ModelTask.EMBEDDING);
    }

    Doer<Chat.Ask, Chat.Reply> talker(Optional<String> name) {
        return named(talkers, name, ModelTask.CHAIN_OF_THOUGHT);
    }

    private <I, O> Doer<I, O> named(List<Doer<I, O>> able, Optional<String> name, ModelTask task) {
        var wanted = name.map(models::reference);
        return able.stream()
                .filter(model -> wanted.isEmpty() || model.name().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> name.filter(asked -> !able.isEmpty())
                        .map(asked -> ModelProblems.unknownModelOfTask(asked, task.folderName()))
                        .orElseGet(() -> ModelProblems.noModelOfTask(task.folderName())));
    }
}
