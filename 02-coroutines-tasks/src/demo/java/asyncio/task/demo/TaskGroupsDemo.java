package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ExceptionGroup;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Demo 02.9: what task groups do with failures and cancellations.
 *
 * <p>The twin of {@code src/cpython/task_groups.py}.
 */
public final class TaskGroupsDemo {

  private final Consumer<String> print;

  private TaskGroupsDemo(Consumer<String> print) {
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
    Runner.runUntilComplete(loop, async(new TaskGroupsDemo(print)::run));
  }

  private void run() {
    print.accept("-- all is well");
    allIsWell();
    print.accept("-- one fails");
    oneFails();
    print.accept("-- nested");
    nested();
    print.accept("-- from outside");
    fromOutside();
  }

  private Coroutine<Void> worker(String name, int millis) {
    return async(
        () -> {
          try {
            await(sleep(Duration.ofMillis(millis)));
            print.accept(name + " is done");
          } catch (CancelledError cancelled) {
            print.accept(name + " is cancelled");
            throw cancelled;
          }
        });
  }

  private Coroutine<Void> failing(Exception error, int millis) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(millis)));
          print.accept("a task fails");
          throw error;
        });
  }

  private void allIsWell() {
    await(
        taskGroup(
            group -> {
              group.createTask(worker("second", 100));
              group.createTask(worker("first", 10));
              print.accept("the body ends");
            }));
    print.accept("the group ends");
  }

  private void oneFails() {
    try {
      await(
          taskGroup(
              group -> {
                group.createTask(worker("quick", 10));
                group.createTask(failing(new IOException("disk"), 100));
                group.createTask(worker("slow", 2000));
                await(worker("body", 2000));
              }));
    } catch (ExceptionGroup failures) {
      ExceptionGroup.Split split = failures.split(IOException.class);
      split
          .matching()
          .ifPresent(
              handled -> print.accept(handled.exceptions().size() + " of them I can handle"));
      split
          .rest()
          .ifPresent(
              rest -> {
                throw rest;
              });
    }
    print.accept("cancelling: " + currentTask().cancelling());
  }

  private void nested() {
    try {
      await(
          taskGroup(
              outer -> {
                outer.createTask(worker("sibling", 2000));
                await(
                    taskGroup(
                        inner -> {
                          inner.createTask(failing(new NumberFormatException("number"), 0));
                          inner.createTask(failing(new IOException("disk"), 0));
                        }));
              }));
    } catch (ExceptionGroup failures) {
      ExceptionGroup.Split split = failures.split(IOException.class);
      print.accept("handled " + describe(split.matching().orElseThrow()));
      print.accept("left " + describe(split.rest().orElseThrow()));
    }
  }

  private void fromOutside() {
    Task<Void> parent =
        createTask(
            taskGroup(
                group -> {
                  group.createTask(worker("task", 2000));
                }));
    await(sleep(Duration.ofMillis(10)));
    parent.cancel();
    try {
      await(parent);
    } catch (CancelledError cancelled) {
      print.accept("the group is cancelled");
    }
  }

  private static String describe(Throwable failure) {
    return failure instanceof ExceptionGroup group
        ? group.exceptions().stream()
            .map(TaskGroupsDemo::describe)
            .collect(Collectors.joining(", ", "[", "]"))
        : failure.getMessage();
  }
}
