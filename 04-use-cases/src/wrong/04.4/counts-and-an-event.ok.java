// Alternative: numbers and an event that everybody waits for, in place of semaphores.
// Replaces: the whole class
package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitFor;

import asyncio.loop.EventLoop;
import asyncio.sync.Event;
import asyncio.sync.Held;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

final class Politeness {

  private final int atOnce;
  private final int perHost;
  private final Duration delay;
  private final Map<Origin, Server> servers = new HashMap<>();
  private Event news = new Event();
  private int underWay;

  private final class Server {

    final Deque<Object> line = new ArrayDeque<>();
    Duration pause = delay;
    boolean asked;
    long lastBegin;
    long heldBackUntil = Long.MIN_VALUE;
    int underWay;

    long mayBeginAt() {
      return asked ? Math.max(heldBackUntil, lastBegin + pause.toNanos()) : heldBackUntil;
    }
  }

  Politeness(int atOnce, int perHost, Duration delay) {
    this.atOnce = atOnce;
    this.perHost = perHost;
    this.delay = delay;
  }

  private Server server(Origin origin) {
    return servers.computeIfAbsent(origin, _ -> new Server());
  }

  Coroutine<Held> turn(Origin origin) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          Server server = server(origin);
          var me = new Object();
          server.line.add(me);
          try {
            while (!mayBegin(server, me, loop.time())) {
              waitForNews(server, loop.time());
            }
          } finally {
            server.line.remove(me);
            tell();
          }
          server.underWay++;
          underWay++;
          server.asked = true;
          server.lastBegin = loop.time();
          return () -> {
            server.underWay--;
            underWay--;
            tell();
          };
        });
  }

  private boolean mayBegin(Server server, Object me, long now) {
    return server.line.peek() == me
        && underWay < atOnce
        && server.underWay < perHost
        && now >= server.mayBeginAt();
  }

  private void waitForNews(Server server, long now) {
    Event awaited = news;
    if (now >= server.mayBeginAt()) {
      await(awaited.waitUntilSet());
      return;
    }
    try {
      await(waitFor(awaited.waitUntilSet(), Duration.ofNanos(server.mayBeginAt() - now)));
    } catch (TimeoutError isTime) {
      // That is the news.
    }
  }

  private void tell() {
    Event told = news;
    news = new Event();
    told.set();
  }

  void slowDown(Origin origin, Duration delay) {
    Server server = server(origin);
    if (delay.compareTo(server.pause) > 0) {
      server.pause = delay;
    }
  }

  void holdBack(Origin origin, Duration pause) {
    Server server = server(origin);
    server.heldBackUntil = Math.max(server.heldBackUntil, EventLoop.running().timeAfter(pause));
  }
}
