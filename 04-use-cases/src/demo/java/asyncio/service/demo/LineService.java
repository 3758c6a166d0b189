package asyncio.service.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static asyncio.stream.Streams.startServer;

import asyncio.service.Deadline;
import asyncio.service.Readiness;
import asyncio.service.ServiceError;
import asyncio.service.ServiceError.Kind;
import asyncio.service.demo.Wire.Ask;
import asyncio.service.demo.Wire.Reply;
import asyncio.stream.Server;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** A service of the demo, with faults that can be injected while it runs. */
final class LineService {

  private final String answer;
  private final Readiness readiness = new Readiness(Map.of());
  private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private Server server;
  private Duration takes = Duration.ofMillis(20);
  private int failures;
  private int asked;
  private int late;

  LineService(String answer) {
    this.answer = answer;
  }

  // Faults

  /** From now on, an answer takes so long. */
  void takes(Duration time) {
    takes = time;
  }

  /** The next requests fail, so many of them. */
  void failNext(int requests) {
    failures = requests;
  }

  /** Nobody listens any more: who connects is refused. */
  Coroutine<Void> stop() {
    server.close();
    return server.waitClosed();
  }

  // Serving

  /** Listens; on the same port each time. */
  Coroutine<Void> start() {
    return async(
        () -> {
          server = await(startServer(this::serve, address));
          address = server.address();
        });
  }

  InetSocketAddress address() {
    return address;
  }

  /** How many requests there were since this was asked last. */
  int takeAsked() {
    int taken = asked;
    asked = 0;
    return taken;
  }

  /** How many requests it has given up because their time was over. */
  int late() {
    return late;
  }

  private void serve(StreamReader reader, StreamWriter writer) {
    try {
      Ask ask = Wire.read(reader, Ask.class);
      asked++;
      Wire.write(writer, replyTo(ask));
    } catch (IOException gone) {
      // The caller has given up; there is nobody to tell.
    }
  }

  private Reply replyTo(Ask ask) {
    OptionalLong millis =
        ask.timeoutMillis() == null ? OptionalLong.empty() : OptionalLong.of(ask.timeoutMillis());
    try {
      return await(readiness.serve(() -> await(Deadline.received(millis, this::work))));
    } catch (TimeoutError overdue) {
      late++;
      return new Reply(null, Kind.BROKEN.name(), "too late");
    } catch (ServiceError failure) {
      return new Reply(null, failure.kind().name(), failure.getMessage());
    }
  }

  private Reply work() {
    if (failures > 0) {
      failures--;
      throw new ServiceError(Kind.UNAVAILABLE, "overloaded");
    }
    await(sleep(takes));
    return new Reply(answer, null, null);
  }
}
