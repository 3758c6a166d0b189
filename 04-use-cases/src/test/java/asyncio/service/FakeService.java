package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A service by a script: a reply for each request, of which the last is for all that follow. */
final class FakeService implements Call<String, String> {

  /** What becomes of a request. */
  record Reply(String answer, Throwable failure, long after) {

    static Reply answer(String answer) {
      return new Reply(answer, null, 0);
    }

    static Reply failure(Throwable failure) {
      return new Reply(null, failure, 0);
    }

    /** Comes so many milliseconds after the request. */
    Reply after(long millis) {
      return new Reply(answer, failure, millis);
    }

    private String get() throws Exception {
      return switch (failure) {
        case null -> answer;
        case Exception exception -> throw exception;
        case Throwable error -> throw (Error) error;
      };
    }
  }

  private final Consumer<String> tell;
  private final List<Reply> replies;
  private long cleanUp;
  private int asked;

  FakeService(Consumer<String> tell, Reply... replies) {
    this.tell = tell;
    this.replies = List.of(replies);
  }

  /** A request that is cancelled takes so many milliseconds to end. */
  FakeService cleaningUpFor(long millis) {
    cleanUp = millis;
    return this;
  }

  /** How many requests there were. */
  int asked() {
    return asked;
  }

  @Override
  public Coroutine<String> call(String request) {
    return async(() -> reply(request));
  }

  private String reply(String request) throws Exception {
    int number = ++asked;
    Reply reply = replies.get(Math.min(number, replies.size()) - 1);
    tell.accept(request + " " + number);
    try {
      if (reply.after() > 0) {
        pause(reply.after());
      }
    } catch (CancelledError cancelled) {
      if (cleanUp > 0) {
        pause(cleanUp);
      }
      tell.accept(request + " " + number + " cancelled");
      throw cancelled;
    }
    return reply.get();
  }

  private static void pause(long millis) {
    await(sleep(Duration.ofMillis(millis)));
  }
}
