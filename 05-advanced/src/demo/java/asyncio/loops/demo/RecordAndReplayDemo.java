package asyncio.loops.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loops.Divergence;
import asyncio.loops.LoopFactory;
import asyncio.loops.RecordFile;
import asyncio.task.Coroutine;
import asyncio.task.ExecutorCall;
import asyncio.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Demo 05.5: three threads race, differently each time; their recorded race is the same each time.
 */
public final class RecordAndReplayDemo {

  private RecordAndReplayDemo() {}

  /** Runs the demo. */
  static void main() throws IOException {
    Path file = Files.createTempFile("race", ".loop");
    try {
      LoopFactory system = LoopFactory.system();
      IO.println("recorded:   " + run(race(), system.recordedTo(file)));
      IO.println("run again:  " + run(race()));
      for (int i = 0; i < 3; i++) {
        IO.println("replayed:   " + run(race(), system.replaying(file, Duration.ofSeconds(5))));
      }
      IO.println(
          "The record has %d events in %d bytes."
              .formatted(RecordFile.read(file).size(), Files.size(file)));
      try {
        run(another(), () -> quiet(system.replaying(file, Duration.ofSeconds(5)).get()));
      } catch (Divergence e) {
        IO.println("Another program: " + e.getMessage());
      }
    } finally {
      Files.delete(file);
    }
  }

  private static EventLoop quiet(EventLoop loop) {
    loop.setExceptionHandler((_, _) -> {});
    return loop;
  }

  private static Coroutine<List<String>> race() {
    return async(
        () -> {
          List<String> order = new ArrayList<>();
          List<Task<Void>> runners = new ArrayList<>();
          for (String name : List.of("anna", "ben", "carla")) {
            runners.add(createTask(runner(name, order)));
          }
          runners.forEach(runner -> await(runner));
          order.add(EventLoop.running().time() / 1000 + " us");
          return order;
        });
  }

  private static Coroutine<Void> runner(String name, List<String> order) {
    return async(
        () -> {
          await(
              ExecutorCall.on(
                  command -> Thread.ofPlatform().name(name).start(command),
                  () -> {
                    Thread.sleep(ThreadLocalRandom.current().nextInt(20));
                    return null;
                  }));
          order.add(name);
        });
  }

  private static Coroutine<Void> another() {
    return async(() -> await(sleep(Duration.ofSeconds(1))));
  }
}
