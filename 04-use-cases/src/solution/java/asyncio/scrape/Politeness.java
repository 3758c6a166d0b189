package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.sync.Held;
import asyncio.sync.Lock;
import asyncio.sync.Semaphore;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import loopcraft.grader.Exercise;

/**
 * Decides who may send a request: so many at once in all, so many at once to each server, and with
 * a pause between the beginnings of two requests to the same server.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "04.4", part = 4)
final class Politeness {

  private final int perHost;
  private final Duration delay;
  private final Semaphore all;
  private final Map<Origin, Gate> gates = new HashMap<>();

  /**
   * Makes one.
   *
   * @param atOnce how many requests there are at once, at most
   * @param perHost how many there are to one server, at most
   * @param delay how much time is at least between the beginnings of two requests to one server
   */
  Politeness(int atOnce, int perHost, Duration delay) {
    this.perHost = perHost;
    this.delay = delay;
    all = new Semaphore(atOnce);
  }

  private final class Gate {

    final Semaphore permits = new Semaphore(perHost);
    final Lock inOrder = new Lock();
    Duration delay = Politeness.this.delay;
    OptionalLong lastBegin = OptionalLong.empty();
    long heldBackUntil = Long.MIN_VALUE;

    long mayBeginAt() {
      return lastBegin.isPresent()
          ? Math.max(heldBackUntil, lastBegin.getAsLong() + delay.toNanos())
          : heldBackUntil;
    }
  }

  private Gate gate(Origin origin) {
    return gates.computeIfAbsent(origin, _ -> new Gate());
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
    return async(
        () -> {
          Gate gate = gate(origin);
          Held ofServer = await(gate.permits.acquire());
          try (var _ = await(gate.inOrder.acquire())) {
            Held ofAll = awaitBegin(gate);
            return () -> {
              ofAll.close();
              ofServer.close();
            };
          } catch (Throwable givenUp) {
            ofServer.close();
            throw givenUp;
          }
        });
  }

  /** No common permit is held during a pause; once there is one, there may be a new pause. */
  private Held awaitBegin(Gate gate) {
    EventLoop loop = EventLoop.running();
    while (true) {
      while (loop.time() < gate.mayBeginAt()) {
        await(sleep(Duration.ofNanos(gate.mayBeginAt() - loop.time())));
      }
      Held ofAll = await(all.acquire());
      if (loop.time() >= gate.mayBeginAt()) {
        gate.lastBegin = OptionalLong.of(loop.time());
        return ofAll;
      }
      ofAll.close();
    }
  }

  /**
   * From now on, the pause between two requests to a server is this, if it was not longer: also
   * after the last one that has begun, and for those who wait already. The server need not have
   * been asked before; nor with {@link #holdBack}.
   */
  void slowDown(Origin origin, Duration delay) {
    Gate gate = gate(origin);
    if (delay.compareTo(gate.delay) > 0) {
      gate.delay = delay;
    }
  }

  /**
   * No request to a server begins until so much time has passed from now on. It holds for those who
   * wait already, too. A shorter time does not take back a longer one.
   */
  void holdBack(Origin origin, Duration pause) {
    Gate gate = gate(origin);
    gate.heldBackUntil = Math.max(gate.heldBackUntil, EventLoop.running().timeAfter(pause));
  }
}
