package asyncio.scrape;

import asyncio.task.Coroutine;
import java.io.IOException;
import okhttp3.HttpUrl;

/** Fetches pages: over the network, out of the memory, or by way of another fetcher. */
@FunctionalInterface
public interface Fetcher {

  /**
   * A coroutine that asks for a page, once started, and waits for the answer. Every answer is a
   * page, whatever its status. A redirect is not followed: it is a page that says where to look.
   *
   * @throws IOException from the coroutine, if there is no answer
   */
  Coroutine<Page> fetch(HttpUrl address);
}
