package asyncio.debug.tests;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.debug.CallbackEvent;
import asyncio.debug.PollEvent;
import asyncio.debug.Timeline;
import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Grades(value = "06.2", part = 4, points = 10, seconds = 20)
@DisplayName("06.2 Seeing tasks: the timeline")
class TimelineTest extends DebugTests {

  private static final Misconception ALWAYS_TEXT =
      Misconception.of(
          "always-asks-for-texts",
          "texts cost more than the event: they are for events that will be committed");

  private static final Misconception HALF =
      Misconception.of(
          "half-an-event",
          "a recording may begin in the middle of a callback, for which no event has begun");

  private static final Misconception TASK_STAYS =
      Misconception.of("task-of-another-step", "a callback that is no step has no task");

  private static final Misconception HANDLE_OF_STEP =
      Misconception.of("names-the-handle", "a step is its task's, and the handle says nothing");

  private static final Misconception ACROSS =
      Misconception.of(
          "across-the-await",
          "an event for a whole task would go on while others run; each step is one");

  private static final Misconception NOT_POLLED =
      Misconception.of(
          "poll-without-timeout", "a poll says how long the loop was willing to sleep");

  private static final Misconception OTHER_UNITS =
      Misconception.of("other-units", "the event has nanoseconds, as the observer is told");

  private static final Misconception TEXT_KILLS =
      Misconception.of(
          "throwing-text-kills-the-loop",
          "an observer must not throw, not even when a callback's text does");

  private static final Misconception NO_DURATION =
      Misconception.of(
          "has-no-duration", "an event that has not begun when the callback did has no duration");

  private static final Misconception OLD_EVENT =
      Misconception.of(
          "old-event",
          "an event that was committed is over; what begins without a recording has none");

  private static final Misconception NEVER_LONG =
      Misconception.of(
          "never-long-enough",
          "how long an event took is known when it has ended, and not before: shouldCommit comes"
              + " after end");

  private static final Misconception OTHER_KIND =
      Misconception.of("asks-the-other-kind", "each kind of event is enabled by itself");

  private static final Misconception NAME_BEFORE =
      Misconception.of(
          "name-of-before",
          "a task may get another name in its step: texts are asked for when that is over");

  private static final Misconception INNER_STEP =
      Misconception.of(
          "inner-step",
          "a step inside a step is a part of it: the callback is the step of the outer task");

  @TempDir static Path directory;

  /** The recorder takes its time when it is used for the first time. */
  @BeforeAll
  static void warmUp() throws IOException {
    try (var recording = new Recording()) {
      recording.enable(CallbackEvent.class);
      recording.start();
      recording.stop();
      recording.dump(directory.resolve("first.jfr"));
      RecordingFile.readAllEvents(directory.resolve("first.jfr"));
    }
  }

  private final List<RecordedEvent> events = new ArrayList<>();
  private final List<Recording> started = new ArrayList<>();

  /** None goes on into the next test, whatever has failed in this one. */
  @AfterEach
  void closeRecordings() {
    started.forEach(Recording::close);
  }

  private record Callback(String name, Runnable body) implements Runnable {

    @Override
    public void run() {
      body.run();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A callback that counts how often it is asked for its text. */
  private record Counted(int[] asked) implements Runnable {

    @Override
    public void run() {}

    @Override
    public String toString() {
      asked[0]++;
      return "counted";
    }
  }

  /** Starts a recording of all events of a loop that are at least as long as said. */
  private Recording record(Duration threshold) {
    var recording = new Recording();
    recording.enable(CallbackEvent.class).withThreshold(threshold);
    recording.enable(PollEvent.class).withThreshold(threshold);
    started.add(recording);
    recording.start();
    return recording;
  }

  private void read(Recording recording) throws IOException {
    Path file = Files.createTempFile(directory, "recording", ".jfr");
    recording.stop();
    recording.dump(file);
    RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("asyncio."))
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .forEach(events::add);
  }

  /** Starts a recording of one kind of event. */
  private Recording recordOnly(Class<? extends Event> kind) {
    var recording = new Recording();
    recording.disable(CallbackEvent.class);
    recording.disable(PollEvent.class);
    recording.enable(kind);
    started.add(recording);
    recording.start();
    return recording;
  }

  private void recorded(CoroutineAction main) throws IOException {
    try (Recording recording = record(Duration.ZERO)) {
      run(_ -> new Timeline(), main);
      read(recording);
    }
  }

  /** Runs callbacks on a loop with a timeline, until they stop it. */
  private void loop(Consumer<EventLoop> prepare) {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(new Timeline());
      prepare.accept(loop);
      loop.callLater(millis(10), loop::stop);
      loop.runForever();
    }
  }

  private List<RecordedEvent> of(String type) {
    return events.stream().filter(event -> event.getEventType().getName().equals(type)).toList();
  }

  private List<String> callbacks() {
    return of("asyncio.Callback").stream()
        .map(event -> event.getString("task") + " " + event.getString("handle"))
        .toList();
  }

  private List<String> named(String word) {
    return callbacks().stream().filter(line -> line.contains(word)).toList();
  }

  @Test
  @DisplayName("a callback is an event with its handle's text")
  void callback() throws IOException {
    try (Recording recording = record(Duration.ZERO)) {
      loop(
          loop -> {
            loop.callSoon(new Callback("one", () -> {}));
            loop.callSoon(new Callback("two", () -> {}));
          });
      read(recording);
    }

    observed("the events of the callbacks", named("Handle[one]")).shouldBe("null Handle[one]");
    observed("the events of the callbacks", named("Handle[two]")).shouldBe("null Handle[two]");
  }

  @Test
  @DisplayName("a step of a task is an event with the task's name, and no handle")
  void step() throws IOException {
    recorded(() -> await(createTask(async(() -> {}), "summing")));

    observed("the events of the task", named("summing"))
        .suggests(HANDLE_OF_STEP, lines -> lines.stream().noneMatch("summing null"::equals))
        .shouldBe("summing null");
  }

  @Test
  @DisplayName("a task that awaits twice has three events, and those of others are between them")
  void steps() throws IOException {
    recorded(
        () -> {
          var one =
              createTask(
                  async(
                      () -> {
                        await(sleep(Duration.ZERO));
                        await(sleep(Duration.ZERO));
                      }),
                  "one");
          var two = createTask(async(() -> await(sleep(Duration.ZERO))), "two");
          await(one);
          await(two);
        });

    List<String> seen = callbacks().stream().filter(line -> line.matches("(one|two) .*")).toList();
    observed("the events of the tasks", seen)
        .suggests(ACROSS, lines -> lines.size() < 5)
        .shouldBe("one null", "two null", "one null", "two null", "one null");
  }

  @Test
  @DisplayName("a callback after a step has no task")
  void noTask() throws IOException {
    recorded(
        () -> {
          EventLoop.running().callSoon(new Callback("plain", () -> {}));
          await(sleep(Duration.ZERO));
        });

    observed("whose callback it is", named("plain"))
        .suggests(TASK_STAYS, List::isEmpty)
        .shouldBe("null Handle[plain]");
  }

  @Test
  @DisplayName("a callback that fails is an event as well")
  void failing() throws IOException {
    try (Recording recording = record(Duration.ZERO)) {
      loop(
          loop ->
              loop.callSoon(
                  new Callback(
                      "failing",
                      () -> {
                        throw new IllegalStateException("on purpose");
                      })));
      read(recording);
    }

    observed("the events of the callback", named("failing")).shouldBe("null Handle[failing]");
  }

  @Test
  @DisplayName("a callback's event takes as long as the callback")
  void duration() throws IOException {
    try (Recording recording = record(Duration.ZERO)) {
      loop(loop -> loop.callSoon(new Callback("busy", TimelineTest::spin)));
      read(recording);
    }

    Duration took =
        of("asyncio.Callback").stream()
            .filter(event -> String.valueOf(event.getString("handle")).contains("busy"))
            .map(RecordedEvent::getDuration)
            .findFirst()
            .orElse(null);
    observed("the event's duration", took)
        .suggests(NO_DURATION, Duration.ZERO::equals)
        .shouldSatisfy("more than nothing", time -> time != null && time.isPositive());
  }

  /** Works until the clock has moved on. */
  private static void spin() {
    long end = System.nanoTime() + 3_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  @DisplayName("a poll is an event that says how long the loop was willing to sleep")
  void poll() throws IOException {
    try (Recording recording = record(Duration.ZERO)) {
      loop(loop -> loop.callSoon(new Callback("one", () -> {})));
      read(recording);
    }

    List<Duration> timeouts =
        of("asyncio.Poll").stream().map(event -> event.getDuration("timeout")).toList();
    observed("how long the loop was willing to sleep", timeouts)
        .suggests(
            NOT_POLLED, all -> all.size() == 2 && all.stream().allMatch(Duration.ZERO::equals))
        .suggests(OTHER_UNITS, all -> all.size() == 2 && !all.getLast().isZero())
        .shouldBe(List.of(Duration.ZERO, millis(10)));
  }

  @Test
  @DisplayName("a poll without limit is shown as for ever")
  void pollForEver() throws IOException {
    var timeline = new Timeline();
    try (Recording recording = record(Duration.ZERO)) {
      timeline.beforePoll(Long.MAX_VALUE);
      timeline.afterPoll();
      read(recording);
    }

    observed(
            "how long the loop was willing to sleep",
            of("asyncio.Poll").stream().map(event -> event.getDuration("timeout")).toList())
        .suggests(OTHER_UNITS, all -> all.size() == 1)
        .shouldBe(List.of(ChronoUnit.FOREVER.getDuration()));
  }

  @Test
  @DisplayName("events of callbacks and polls follow each other, and none is inside another")
  void inOrder() throws IOException {
    try (Recording recording = record(Duration.ZERO)) {
      loop(
          loop -> {
            loop.callSoon(new Callback("one", () -> {}));
            loop.callSoon(new Callback("two", () -> {}));
          });
      read(recording);
    }

    observed(
            "the order of the events",
            events.stream().map(event -> event.getEventType().getName()).toList())
        .shouldBe(
            "asyncio.Poll",
            "asyncio.Callback",
            "asyncio.Callback",
            "asyncio.Poll",
            "asyncio.Callback");
    boolean apart = true;
    for (int i = 1; i < events.size(); i++) {
      apart &= !events.get(i).getStartTime().isBefore(events.get(i - 1).getEndTime());
    }
    observed("whether each ends before the next begins", apart).shouldBe(true);
  }

  @Test
  @DisplayName("without a recording, nothing is asked for its text")
  void nothingRecords() {
    int[] asked = new int[1];
    loop(loop -> loop.callSoon(new Counted(asked)));

    observed("how often the text was asked for", asked[0])
        .suggests(ALWAYS_TEXT, times -> times > 0)
        .shouldBe(0);
  }

  @Test
  @DisplayName("what is too short for the recording is not asked for its text, and is no event")
  void tooShort() throws IOException {
    int[] asked = new int[1];
    try (Recording recording = record(Duration.ofHours(1))) {
      loop(loop -> loop.callSoon(new Counted(asked)));
      read(recording);
    }

    observed("how often the text was asked for", asked[0])
        .suggests(ALWAYS_TEXT, times -> times > 0)
        .shouldBe(0);
    observed("the number of events", events.size()).shouldBe(0);
  }

  @Test
  @DisplayName("a recording that begins or ends in the middle of a callback breaks nothing")
  void beginsInTheMiddle() throws IOException {
    Recording[] recording = new Recording[1];
    during(
        HALF,
        "a callback in which a recording begins",
        () ->
            loop(
                loop -> {
                  loop.callSoon(new Callback("begins", () -> recording[0] = record(Duration.ZERO)));
                  loop.callSoon(new Callback("inside", () -> {}));
                }));
    read(recording[0]);

    observed("the event of the callback that was inside", named("inside"))
        .shouldBe("null Handle[inside]");
    observed("the event of the callback in which it began", named("begins"))
        .suggests(HALF, lines -> !lines.isEmpty())
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("a callback whose text throws is an event all the same, and the loop goes on")
  void throwingTextOfACallback() throws IOException {
    Runnable unnameable =
        new Runnable() {
          @Override
          public void run() {}

          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };
    try (Recording recording = record(Duration.ZERO)) {
      during(TEXT_KILLS, "a callback whose text throws", () -> loop(l -> l.callSoon(unnameable)));
      read(recording);
    }

    observed("the number of events", named("no text").size() + named("text throws").size())
        .shouldBe(1);
  }

  @Test
  @DisplayName("what takes long enough for the recording is an event")
  void longEnough() throws IOException {
    var timeline = new Timeline();
    try (Recording recording = record(millis(1))) {
      loop(loop -> loop.callSoon(new Callback("busy", TimelineTest::spin)));
      timeline.beforePoll(0);
      spin();
      timeline.afterPoll();
      read(recording);
    }

    observed("the event of the callback", named("busy"))
        .suggests(NEVER_LONG, List::isEmpty)
        .shouldBe("null Handle[busy]");
    observed("the number of polls", of("asyncio.Poll").size())
        .suggests(NEVER_LONG, number -> number == 0)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a poll's event takes as long as the poll")
  void durationOfAPoll() throws IOException {
    var timeline = new Timeline();
    try (Recording recording = record(Duration.ZERO)) {
      timeline.beforePoll(0);
      spin();
      timeline.afterPoll();
      read(recording);
    }

    observed(
            "the event's duration",
            of("asyncio.Poll").stream()
                .map(RecordedEvent::getDuration)
                .findFirst()
                .orElse(Duration.ZERO))
        .suggests(NO_DURATION, Duration.ZERO::equals)
        .shouldSatisfy("more than nothing", Duration::isPositive);
  }

  @Test
  @DisplayName("a recording of polls alone has these, and one of callbacks alone has those")
  void oneKind() throws IOException {
    for (Class<? extends Event> kind : List.of(PollEvent.class, CallbackEvent.class)) {
      try (Recording recording = recordOnly(kind)) {
        loop(loop -> loop.callSoon(new Callback("one", () -> {})));
        read(recording);
      }
    }

    observed("the kinds of the events", events.stream().map(TimelineTest::kind).toList())
        .suggests(OTHER_KIND, kinds -> kinds.size() < 4)
        .shouldBe("asyncio.Poll", "asyncio.Poll", "asyncio.Callback", "asyncio.Callback");
  }

  private static String kind(RecordedEvent event) {
    return event.getEventType().getName();
  }

  @Test
  @DisplayName("a recording that begins in the middle of a step has no event of that step")
  void beginsInAStep() throws IOException {
    Recording[] recording = new Recording[1];
    during(
        HALF,
        "a step in which a recording begins",
        () ->
            run(
                _ -> new Timeline(),
                () -> {
                  recording[0] = record(Duration.ZERO);
                  await(sleep(Duration.ZERO));
                }));
    read(recording[0]);

    observed(
            "the events of the task",
            callbacks().stream().filter(line -> line.startsWith("Task-1 ")).toList())
        .suggests(HALF, lines -> lines.size() == 2)
        .shouldBe("Task-1 null");
  }

  @Test
  @DisplayName("a second recording has nothing of the first one, nor of a callback already begun")
  void secondRecording() throws IOException {
    Recording[] recording = new Recording[2];
    loop(
        loop -> {
          recording[0] = record(Duration.ZERO);
          loop.callSoon(new Callback("first", () -> {}));
          loop.callSoon(new Callback("ends", () -> recording[0].close()));
          loop.callSoon(new Callback("again", () -> recording[1] = record(Duration.ZERO)));
          loop.callSoon(new Callback("inside", () -> {}));
        });
    read(recording[1]);

    observed("the first event of the second recording", callbacks().getFirst())
        .suggests(OLD_EVENT, "null Handle[again]"::equals)
        .shouldBe("null Handle[inside]");
  }

  @Test
  @DisplayName(
      "a poll in whose middle a recording begins is no event, be it the first or a later one")
  void pollBeginsInTheMiddle() throws IOException {
    var timeline = new Timeline();
    for (int i = 0; i < 2; i++) {
      timeline.beforePoll(0);
      try (Recording recording = record(Duration.ZERO)) {
        attempting("a poll in which a recording begins", timeline::afterPoll)
            .suggests(HALF)
            .shouldSucceed();
        timeline.beforePoll(7);
        timeline.afterPoll();
        read(recording);
      }
    }

    observed(
            "the polls of two recordings",
            of("asyncio.Poll").stream()
                .map(event -> event.getDuration("timeout").toNanos())
                .toList())
        .suggests(HALF, timeouts -> timeouts.size() == 4)
        .suggests(OLD_EVENT, timeouts -> timeouts.size() == 3)
        .shouldBe(List.of(7L, 7L));
  }

  @Test
  @DisplayName("a task that gets another name in its step has it in the event")
  void renamed() throws IOException {
    recorded(() -> await(createTask(async(() -> currentTask().setName("after")), "before")));

    observed("the event of the step", callbacks().stream().filter(this::isRenamed).toList())
        .suggests(NAME_BEFORE, lines -> lines.contains("before null"))
        .shouldBe("after null");
  }

  private boolean isRenamed(String line) {
    return line.startsWith("before") || line.startsWith("after");
  }

  @Test
  @DisplayName("a step inside a step is no event of its own, and does not give its name")
  void innerStep() throws IOException {
    recorded(
        () -> {
          Tasks tasks = Tasks.of(EventLoop.running());
          tasks.create(
              new Coroutine<Void>(() -> null),
              "inner",
              null,
              step -> {
                Task<?> before = tasks.swapCurrent(null);
                step.run();
                tasks.swapCurrent(before);
              });
        });

    observed(
            "the tasks of the events",
            callbacks().stream().filter(l -> !l.startsWith("null")).toList())
        .suggests(INNER_STEP, lines -> lines.contains("inner null"))
        .shouldBe("Task-1 null");
  }
}
