package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 02.10: which context a task and a callback see.
 *
 * <p>The twin of {@code src/cpython/context_variables.py}.
 */
public final class ContextVariablesDemo {

  private final ContextVar<String> request = new ContextVar<>("request", "none");
  private final EventLoop loop;
  private final Consumer<String> print;

  private ContextVariablesDemo(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    try (var loop = EventLoop.create()) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    Runner.runUntilComplete(loop, async(new ContextVariablesDemo(loop, print)::run));
  }

  private void log(String line) {
    print.accept("[" + request.get() + "] " + line);
  }

  private Coroutine<Void> handle(String name) {
    return async(
        () -> {
          request.set(name);
          log("begins");
          await(sleep(Duration.ofMillis(10)));
          await(helper());
          loop.callSoon(() -> log("callback"));
          request.set(name + ", later");
          await(createTask(child()));
          log("ends");
        });
  }

  private Coroutine<Void> helper() {
    return async(() -> log("helper"));
  }

  private Coroutine<Void> child() {
    return async(
        () -> {
          log("child");
          request.set("of the child");
        });
  }

  private void run() {
    await(gather(handle("anna"), handle("bert")));
    log("main");

    var future = new Future<Void>(loop);
    ContextVar.Token<String> token = request.set("while adding");
    future.addDoneCallback(done -> log("done callback"));
    loop.callLater(Duration.ofMillis(10), () -> log("timer"));
    print.accept("before: " + (token.oldValue().isEmpty() ? "True" : "False"));
    request.reset(token);
    future.setResult(null);
    await(sleep(Duration.ofMillis(20)));
    log("main");

    var context = Context.copyOfCurrent();
    context.run(() -> request.set("inside"));
    print.accept("inside: " + context.get(request).orElseThrow());
    log("outside");
    try {
      context.run(() -> request.reset(token));
    } catch (IllegalStateException used) {
      print.accept("the token was used before");
    }
  }
}
