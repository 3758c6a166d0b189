package asyncio.task.demo;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.lang.StackWalker.StackFrame;
import java.time.Duration;

/** Demo 02.3: a task dump, which says of each pending task where it is suspended. */
public final class TaskDumpDemo {

  private TaskDumpDemo() {}

  /** Runs the demo. */
  static void main() {
    run(
        async(
            () -> {
              var reply = new Future<String>(EventLoop.running());
              createTask(async(() -> customer(reply)), "customer");
              createTask(async(() -> kitchen()), "kitchen");
              await(sleep(Duration.ofMillis(10)));
              dump();
              reply.setResult("soup");
            }));
  }

  private static void dump() {
    allTasks()
        .forEach(
            task -> {
              IO.println(task.name() + " waits for " + task.waitsFor());
              task.stack().stream()
                  .map(StackFrame::toStackTraceElement)
                  .forEach(frame -> IO.println("    at " + frame));
            });
  }

  private static void customer(Future<String> reply) {
    IO.println(order(reply));
  }

  private static String order(Future<String> reply) {
    return await(reply);
  }

  private static void kitchen() {
    await(sleep(Duration.ofHours(1)));
  }
}
