package asyncio.http;

import asyncio.loop.EventLoop;
import java.util.Locale;

/**
 * Tells the client how long the server took: {@code Server-Timing: app;dur=12.3}, in milliseconds,
 * which browsers show beside the request.
 */
public final class ServerTiming implements Middleware {

  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    long began = EventLoop.running().time();
    Response response = next.handle(request);
    double millis = (EventLoop.running().time() - began) / NANOS_PER_MILLI;
    return response.withHeaders(
        response
            .headers()
            .plus("Server-Timing", String.format(Locale.ROOT, "app;dur=%.1f", millis)));
  }
}
