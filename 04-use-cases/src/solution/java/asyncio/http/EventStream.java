package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;

import asyncio.loop.EventLoop;
import asyncio.sync.Lock;
import asyncio.task.Coroutine;
import asyncio.task.ExceptionGroup;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import loopcraft.grader.Exercise;

/**
 * Events that one client is sent as they happen, over a response that does not end: {@code
 * text/event-stream}, as the HTML standard describes it.
 *
 * <pre>{@code
 * app.get("/clock", () -> EventStream.response(Duration.ofSeconds(15), events -> {
 *   while (true) {
 *     await(events.send(ServerSentEvent.of(LocalTime.now().toString())));
 *     await(sleep(Duration.ofSeconds(1)));
 *   }
 * }));
 * }</pre>
 */
@Exercise(value = "04.3", part = 4)
public final class EventStream {

  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final BodyWriter out;
  private final Duration heartbeat;
  private final Lock oneWriter = new Lock();
  private long lastSent;

  private EventStream(BodyWriter out, Duration heartbeat) {
    this.out = out;
    this.heartbeat = heartbeat;
    lastSent = EventLoop.running().time();
  }

  /**
   * A response that sends what a producer sends: of type {@code text/event-stream}, and not to be
   * kept by anybody ({@code Cache-Control: no-store}).
   *
   * <p>When nothing was sent for some time, a comment is, {@code :} and an empty line, of which the
   * client takes no notice. Otherwise whatever lies between the two would cut the connection sooner
   * or later; and only who writes learns that nobody is there.
   *
   * <p>When the producer ends, so does the body; what it throws, the body throws, itself and not in
   * a group: if it is a group, just that one. When a comment cannot be sent, the producer is
   * cancelled, and the body throws why. Nothing is left running, whichever way it ends.
   *
   * @param heartbeat after what time a comment is sent, counted from the end of the last write, and
   *     the first time from when the body begins
   * @throws IllegalArgumentException if that is not positive: {@code heartbeat must be > 0: PT0S}
   */
  public static Response response(Duration heartbeat, EventProducer producer) {
    Objects.requireNonNull(producer, "producer");
    if (!heartbeat.isPositive()) {
      throw new IllegalArgumentException("heartbeat must be > 0: " + heartbeat);
    }
    return Response.stream(
            "text/event-stream", out -> new EventStream(out, heartbeat).run(producer))
        .withHeader("Cache-Control", "no-store");
  }

  /**
   * An event as it is sent: the fields {@code event}, {@code id}, {@code retry} (in milliseconds)
   * and {@code data}, each that there is, as {@code name: value} in a line of its own that ends in
   * {@code \n}, in this order, and an empty line.
   *
   * <p>Each line of the data is a field of its own, and one line more if it ends in a line end:
   * what comes out at the other end is the same text. Lines may end in {@code \n}, {@code \r\n} or
   * {@code \r}, and in nothing else; the client gets {@code \n}.
   */
  static String encode(ServerSentEvent event) {
    var lines = new StringBuilder();
    event.type().ifPresent(type -> field(lines, "event", type));
    event.id().ifPresent(id -> field(lines, "id", id));
    event.retry().ifPresent(time -> field(lines, "retry", String.valueOf(time.toMillis())));
    for (String line : event.data().split("\r\n|\r|\n", -1)) {
      field(lines, "data", line);
    }
    return lines.append('\n').toString();
  }

  private static void field(StringBuilder lines, String name, String value) {
    lines.append(name).append(": ").append(value).append('\n');
  }

  /**
   * A coroutine that sends an event in one piece, and waits while the client does not read. Several
   * may send at once: their events go out one after the other, in the order of the calls, and no
   * comment gets in between.
   *
   * @throws IOException from the coroutine, if the client is gone
   */
  public Coroutine<Void> send(ServerSentEvent event) {
    return async(
        () -> {
          try (var _ = await(oneWriter.acquire())) {
            write(encode(event).getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private void write(byte[] bytes) throws IOException {
    await(out.write(bytes), IOException.class);
    lastSent = EventLoop.running().time();
  }

  private void run(EventProducer producer) throws Exception {
    try {
      await(
          taskGroup(
              (TaskGroup group) -> {
                Task<Void> heartbeats = group.createTask(async(this::beat));
                producer.produce(this);
                heartbeats.cancel();
              }));
    } catch (ExceptionGroup group) {
      throw alone(group);
    }
  }

  /** What happened first; what it led to is suppressed in it. */
  private static Exception alone(ExceptionGroup group) {
    Throwable first = group.exceptions().getFirst();
    group.exceptions().stream().filter(other -> other != first).forEach(first::addSuppressed);
    return switch (first) {
      case Exception exception -> exception;
      case Error error -> throw error;
      default -> group;
    };
  }

  private void beat() throws IOException {
    while (true) {
      await(sleep(untilDue()));
      try (var _ = await(oneWriter.acquire())) {
        // An event may have gone out while this waited its turn.
        if (!untilDue().isPositive()) {
          write(COMMENT);
        }
      }
    }
  }

  private Duration untilDue() {
    return heartbeat.minusNanos(EventLoop.running().time() - lastSent);
  }
}
