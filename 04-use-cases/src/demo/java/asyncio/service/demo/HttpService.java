package asyncio.service.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.http.HttpError;
import asyncio.http.HttpServer;
import asyncio.http.Request;
import asyncio.http.Response;
import asyncio.http.Status;
import asyncio.service.Deadline;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalLong;

/** A service of the demo, with faults that can be injected while it runs. */
final class HttpService {

  private final String answer;
  private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private HttpServer server;
  private Duration takes = Duration.ofMillis(20);
  private int failures;
  private int asked;
  private int late;

  HttpService(String answer) {
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
    return server.shutdown(Duration.ZERO);
  }

  // Serving

  /** Listens; on the same port each time. */
  Coroutine<Void> start() {
    return async(
        () -> {
          server = new HttpServer(this::answer);
          await(server.listen(address));
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

  private Response answer(Request request) {
    asked++;
    try {
      return await(Deadline.received(timeoutOf(request), this::work));
    } catch (TimeoutError overdue) {
      late++;
      throw new HttpError(Status.GATEWAY_TIMEOUT, "too late");
    }
  }

  private static OptionalLong timeoutOf(Request request) {
    try {
      return request.parameter(HttpCall.TIMEOUT).stream().mapToLong(Long::parseLong).findFirst();
    } catch (NumberFormatException notANumber) {
      throw new HttpError(Status.BAD_REQUEST, HttpCall.TIMEOUT + " must be a number");
    }
  }

  private Response work() {
    if (failures > 0) {
      failures--;
      throw new HttpError(Status.SERVICE_UNAVAILABLE, "overloaded");
    }
    await(sleep(takes));
    return Response.text(answer);
  }
}
