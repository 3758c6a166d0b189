package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.VirtualTime;
import asyncio.task.Coroutine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The other end of a body: it notes what it is sent, and when. */
final class EventClient implements BodyWriter {

  /** Nobody reads more: a stream that goes on for ever fails, and does not hang. */
  private static final int ENOUGH = 1_000;

  final List<String> seen = new ArrayList<>();
  Duration reading = Duration.ZERO;
  boolean gone;

  private final VirtualTime time;
  private int writers;

  EventClient(VirtualTime time) {
    this.time = time;
  }

  @Override
  public Coroutine<Void> write(byte[] bytes) {
    return async(
        () -> {
          if (gone) {
            throw new IOException("the client is gone");
          }
          if (seen.size() >= ENOUGH) {
            throw new IOException("the client has been sent more than enough");
          }
          if (++writers > 1) {
            seen.add("two writers at once");
          }
          try {
            if (reading.isPositive()) {
              await(sleep(reading));
            }
            seen.add(time.now().toSeconds() + " s: " + new String(bytes, StandardCharsets.UTF_8));
          } finally {
            writers--;
          }
        });
  }

  /** Has a response's body written to this, for as long as it takes. */
  void receive(Response response) throws Exception {
    if (!(response.body() instanceof ResponseBody.Streamed streamed)) {
      throw new AssertionError("the body of an event stream has no end that is known");
    }
    streamed.producer().writeTo(this);
  }
}
