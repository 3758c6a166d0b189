package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import okhttp3.HttpUrl;

/** Waits for its turn before it fetches a page, and gives it back as soon as there is an answer. */
record PoliteFetcher(Politeness politeness, Fetcher fetcher) implements Fetcher {

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          try (var _ = await(politeness.turn(Origin.of(address)))) {
            return await(fetcher.fetch(address));
          }
        });
  }
}
