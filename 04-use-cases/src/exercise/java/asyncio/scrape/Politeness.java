package asyncio.scrape;

import static loopcraft.grader.Todo.todo;

import asyncio.sync.Held;
import asyncio.task.Coroutine;
import java.time.Duration;
import loopcraft.grader.Exercise;

/**
 * Decides who may send a request: so many at once in all, so many at once to each server, and with
 * a pause between the beginnings of two requests to the same server.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "04.4", part = 4)
final class Politeness {

  /**
   * Makes one.
   *
   * @param atOnce how many requests there are at once, at most
   * @param perHost how many there are to one server, at most
   * @param delay how much time is at least between the beginnings of two requests to one server
   */
  Politeness(int atOnce, int perHost, Duration delay) {
    throw todo("04.4");
  }

  /**
   * A coroutine that waits until a request to a server may begin, which it has to at once then. Who
   * waits for one server does not keep others from theirs. Requests to the same server begin in the
   * order in which they asked. Who is cancelled while it waits leaves nothing behind, not even a
   * pause.
   *
   * @return what is to be closed when the request has ended
   */
  Coroutine<Held> turn(Origin origin) {
    throw todo("04.4");
  }

  /**
   * From now on, the pause between two requests to a server is this, if it was not longer: also
   * after the last one that has begun, and for those who wait already. The server need not have
   * been asked before; nor with {@link #holdBack}.
   */
  void slowDown(Origin origin, Duration delay) {
    throw todo("04.4");
  }

  /**
   * No request to a server begins until so much time has passed from now on. It holds for those who
   * wait already, too. A shorter time does not take back a longer one.
   */
  void holdBack(Origin origin, Duration pause) {
    throw todo("04.4");
  }
}
