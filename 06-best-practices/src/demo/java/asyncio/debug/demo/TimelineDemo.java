package asyncio.debug.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;

import asyncio.debug.CallbackEvent;
import asyncio.debug.PollEvent;
import asyncio.debug.Timeline;
import asyncio.loop.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Demo 06.2: a loop under load in a flight recording, and what its events tell. */
public final class TimelineDemo {

  private TimelineDemo() {}

  /**
   * Runs the demo.
   *
   * @param arguments a file to keep the recording in, for {@code jfr summary} and {@code jfr print}
   */
  static void main(String[] arguments) throws IOException {
    Path file = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempFile("loop", ".jfr");
    record(file);
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    long sleeps = of(events, "asyncio.Poll").filter(TimelineDemo::isWillingToSleep).count();
    IO.println("polls that were willing to sleep: " + sleeps);
    var longest = new TreeMap<String, Duration>();
    of(events, "asyncio.Callback")
        .filter(event -> event.getString("task") != null)
        .forEach(
            event ->
                longest.merge(
                    event.getString("task"),
                    event.getDuration(),
                    (one, other) -> one.compareTo(other) > 0 ? one : other));
    IO.println("the longest step of each task:");
    longest.forEach((task, took) -> IO.println("  %s %d ms".formatted(task, took.toMillis())));
    if (arguments.length == 0) {
      Files.delete(file);
    }
  }

  private static Stream<RecordedEvent> of(List<RecordedEvent> events, String type) {
    return events.stream().filter(event -> event.getEventType().getName().equals(type));
  }

  private static boolean isWillingToSleep(RecordedEvent poll) {
    return !poll.getDuration("timeout").isZero();
  }

  private static void record(Path file) throws IOException {
    try (var recording = new Recording()) {
      recording.enable(CallbackEvent.class);
      recording.enable(PollEvent.class);
      recording.start();
      run(async(TimelineDemo::work), TimelineDemo::observed);
      recording.stop();
      recording.dump(file);
    }
  }

  private static EventLoop observed() {
    EventLoop loop = EventLoop.create();
    loop.addObserver(new Timeline());
    return loop;
  }

  private static void work() {
    await(
        taskGroup(
            group -> {
              for (int i = 0; i < 5; i++) {
                group.createTask(async(TimelineDemo::polite), "polite-" + i);
              }
              group.createTask(async(TimelineDemo::greedy), "greedy");
            }));
  }

  private static void polite() {
    for (int i = 0; i < 20; i++) {
      await(sleep(Duration.ofMillis(2)));
    }
  }

  private static void greedy() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      Thread.sleep(30);
      await(sleep(Duration.ofMillis(2)));
    }
  }
}
