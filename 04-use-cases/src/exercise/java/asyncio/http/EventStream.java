package asyncio.http;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.io.IOException;
import java.time.Duration;
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

  private EventStream(BodyWriter out, Duration heartbeat) {
    throw todo("04.3");
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
    throw todo("04.3");
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
    throw todo("04.3");
  }

  /**
   * A coroutine that sends an event in one piece, and waits while the client does not read. Several
   * may send at once: their events go out one after the other, in the order of the calls, and no
   * comment gets in between.
   *
   * @throws IOException from the coroutine, if the client is gone
   */
  public Coroutine<Void> send(ServerSentEvent event) {
    throw todo("04.3");
  }
}
