package asyncio.service.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.scrape.Fetcher;
import asyncio.scrape.Page;
import asyncio.service.Call;
import asyncio.service.Deadline;
import asyncio.service.ServiceError;
import asyncio.service.ServiceError.Kind;
import asyncio.task.Coroutine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;

/**
 * Asks a service over HTTP, and tells it how much time there is: by a parameter of the query, as a
 * {@link Fetcher} sends no header of ours. Who cancels the call cancels the request.
 */
record HttpCall(Fetcher fetcher, InetSocketAddress service) implements Call<String, String> {

  /** The parameter's name; its value is a number of milliseconds. */
  static final String TIMEOUT = "timeout-ms";

  @Override
  public Coroutine<String> call(String what) {
    return async(() -> answerOf(fetch(address(what))));
  }

  private HttpUrl address(String what) {
    var address =
        new HttpUrl.Builder()
            .scheme("http")
            .host(service.getAddress().getHostAddress())
            .port(service.getPort())
            .addPathSegment(what);
    Deadline.millisToSend()
        .ifPresent(millis -> address.addQueryParameter(TIMEOUT, String.valueOf(millis)));
    return address.build();
  }

  private Page fetch(HttpUrl address) {
    try {
      return await(fetcher.fetch(address), IOException.class);
    } catch (ConnectException notReached) {
      throw new ServiceError(Kind.UNAVAILABLE, "not reached");
    } catch (IOException lost) {
      throw new ServiceError(Kind.BROKEN, lost.getMessage());
    }
  }

  private static String answerOf(Page page) {
    String text = new String(page.body(), StandardCharsets.UTF_8).strip();
    if (page.isSuccess()) {
      return text;
    }
    throw new ServiceError(kindOf(page.status()), text, page.retryAfter().orElse(null));
  }

  private static Kind kindOf(int status) {
    return switch (status) {
      case 429, 503 -> Kind.UNAVAILABLE;
      default -> status >= 500 ? Kind.BROKEN : Kind.REFUSED;
    };
  }
}
