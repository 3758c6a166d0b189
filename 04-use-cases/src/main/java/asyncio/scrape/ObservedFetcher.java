package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import okhttp3.HttpUrl;

/** Tells an observer when a request begins and when it has ended, however. */
record ObservedFetcher(CrawlObserver observer, Fetcher fetcher) implements Fetcher {

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          observer.requestBegan(address);
          try {
            return await(fetcher.fetch(address));
          } finally {
            observer.requestEnded(address);
          }
        });
  }
}
