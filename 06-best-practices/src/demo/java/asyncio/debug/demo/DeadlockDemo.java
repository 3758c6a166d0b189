package asyncio.debug.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.debug.TaskReport;
import asyncio.loop.EventLoop;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.List;

/** Demo 06.2: tasks that wait for each other, which nobody would notice. */
public final class DeadlockDemo {

  private Task<Void> stock;
  private Task<Void> orders;
  private Task<Void> invoices;

  private DeadlockDemo() {}

  /** Runs the demo. */
  static void main() {
    lines().forEach(IO::println);
  }

  /** What the report says of it. */
  public static List<String> lines() {
    try (EventLoop loop = EventLoop.create()) {
      loop.setExceptionHandler((_, _) -> {});
      // Not run: to cancel a ring would go round in it.
      return Runner.runUntilComplete(loop, async(() -> new DeadlockDemo().work()));
    }
  }

  private List<String> work() {
    stock = createTask(async(this::countStock), "stock");
    orders = createTask(async(this::takeOrders), "orders");
    invoices = createTask(async(this::sendInvoices), "invoices");
    await(sleep(Duration.ZERO));
    return TaskReport.lines(EventLoop.running());
  }

  private void countStock() {
    await(orders);
  }

  private void takeOrders() {
    await(invoices);
  }

  private void sendInvoices() {
    await(gather(List.of(stock, createTask(async(this::print), "printer"))));
  }

  private void print() {
    await(sleep(Duration.ofHours(1)));
  }
}
