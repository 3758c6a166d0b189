package asyncio.debug.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;
import static asyncio.stream.Streams.openConnection;
import static asyncio.stream.Streams.startServer;

import asyncio.debug.TaskReport;
import asyncio.loop.EventLoop;
import asyncio.stream.Connection;
import asyncio.stream.Server;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Future;
import asyncio.task.Task;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Demo 06.2: a server in which a request is stuck, and the tree of its tasks from inside. */
public final class StuckRequestDemo {

  private final Future<String> database = new Future<>(EventLoop.running());
  private Task<String> prices;
  private int asking;

  private StuckRequestDemo() {}

  /** Runs the demo. */
  static void main() {
    lines().forEach(IO::println);
  }

  /** Serves two requests that wait for what never comes, and draws the tree. */
  public static List<String> lines() {
    return run(async(() -> new StuckRequestDemo().serve()));
  }

  private List<String> serve() {
    currentName("main");
    prices = createTask(async(this::load), "prices");
    var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server server = await(startServer(this::handle, anywhere));
    Connection one = await(openConnection(server.address()));
    Connection two = await(openConnection(server.address()));
    one.writer().write("order\n".getBytes());
    two.writer().write("order\n".getBytes());
    while (asking < 2) {
      await(sleep(Duration.ofMillis(1)));
    }
    List<String> lines = TaskReport.lines(EventLoop.running());
    database.cancel();
    one.close();
    two.close();
    server.close();
    return lines;
  }

  private static void currentName(String name) {
    currentTask().setName(name);
  }

  private void handle(StreamReader reader, StreamWriter writer) {
    currentName("request");
    await(reader.readLine());
    await(
        taskGroup(
            group -> {
              group.createTask(async(this::total), "total");
              group.createTask(async(this::shipping), "shipping");
              asking++;
            }));
  }

  private String total() {
    return await(prices);
  }

  private String shipping() {
    return await(prices);
  }

  private String load() {
    return await(database);
  }
}
