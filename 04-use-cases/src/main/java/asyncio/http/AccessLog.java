package asyncio.http;

import asyncio.loop.EventLoop;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Writes a line for each request: {@code GET /items/1 200 12 ms}, with the id of the request in
 * front if {@link RequestId} is around this. The time is that up to the head of the response.
 */
public final class AccessLog implements Middleware {

  private final Consumer<String> log;

  /** Makes one that writes to a log. */
  public AccessLog(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    long began = EventLoop.running().time();
    String outcome = "gone";
    try {
      Response response = next.handle(request);
      outcome = String.valueOf(response.status().code());
      return response;
    } catch (HttpError error) {
      outcome = String.valueOf(error.status().code());
      throw error;
    } catch (Exception failure) {
      outcome = "500";
      throw failure;
    } finally {
      // A handler that is cancelled leaves a line, too.
      long millis = Duration.ofNanos(EventLoop.running().time() - began).toMillis();
      log.accept("%s %s %s %d ms".formatted(RequestId.CURRENT.get(), request, outcome, millis));
    }
  }
}
