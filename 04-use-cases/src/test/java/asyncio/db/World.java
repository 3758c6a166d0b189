package asyncio.db;

import static asyncio.Asyncio.async;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A loop on virtual time, with threads and a database that are not real. */
final class World {

  static final Duration PATIENCE = Duration.ofSeconds(5);

  final VirtualTime time;
  final PretendThreads workers = new PretendThreads("worker", 8);
  final PretendThreads rescuers = new PretendThreads("rescuer", 2);
  final PretendJdbc jdbc = new PretendJdbc(workers, rescuers);
  final JdbcThreads threads = new JdbcThreads(workers, rescuers);
  private final List<Link> links = new ArrayList<>();

  World(VirtualTime time) {
    this.time = time;
  }

  /** A pool of so many connections, which are checked after half a minute. */
  Pool pool(int most) {
    return new Pool(PoolOptions.DEFAULT.withMostConnections(most), this::open);
  }

  /** A database with so many connections. */
  Database database(int most) {
    return Database.on(threads, PoolOptions.DEFAULT.withMostConnections(most), jdbc::open);
  }

  Future<Link> open() {
    Future<Link> opened = Link.open(threads, jdbc::open, PATIENCE);
    opened.addDoneCallback(
        _ -> {
          if (opened.exception() == null) {
            links.add(opened.result());
          }
        });
    return opened;
  }

  /** Connections are numbered in the order in which they were opened, from 1. */
  int number(Link link) {
    return links.indexOf(link) + 1;
  }

  /** Executes an update, on a thread, and suspends until it has ended. */
  static void update(Link link, String sql) throws Exception {
    link.call(plainUpdate(sql));
  }

  /** Work that executes an update, and cannot be broken off. */
  static JdbcWork<Integer> plainUpdate(String sql) {
    return connection -> updating(sql).run(connection, _ -> {});
  }

  /** Work that executes an update, and can be broken off. */
  static StatementWork<Integer> updating(String sql) {
    return (connection, executing) -> {
      try (var statement = connection.prepareStatement(sql)) {
        executing.accept(statement);
        return statement.executeUpdate();
      }
    };
  }

  void run(CoroutineAction main) {
    try (var runner = new Runner(() -> EventLoop.create(time, new PretendTime(time)))) {
      runner.run(async(main));
    }
  }

  /** Runs a program, and does something after each callback. */
  void runStruck(Consumer<Task<Void>> strike, CoroutineAction main) {
    try (var loop = EventLoop.create(time, new PretendTime(time))) {
      OnVirtualTime.runStruck(loop, strike, main);
    }
  }
}
