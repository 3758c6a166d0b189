package asyncio.task;

import asyncio.loop.EventLoop;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says in a line each what the tasks of a loop wait for, and where. It looks at tasks and futures
 * that may be half written, and expects nothing of them.
 */
final class WhatWaits {

  private static final int MOST_LINES = 20;

  /** {@code asyncio.task}, say, but not {@code asyncio.task.demo}. */
  private static final Pattern RUNTIME = Pattern.compile("asyncio(\\.[a-z]+)?");

  private WhatWaits() {}

  /** The pending tasks, then the coroutines that are suspended without one of these. */
  static List<String> on(EventLoop loop, List<Task<?>> pending) {
    var lines = new ArrayList<String>();
    Set<Coroutine<?>> told = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Task<?> task : pending) {
      try {
        if (!task.isDone()) {
          lines.add(task.name() + " " + describe(task));
          told.add(task.coroutine());
        }
      } catch (RuntimeException | Error unfinished) {
        // What is left of it is found among the stacks.
      }
    }
    List<CoroutineStack> left = CoroutineStack.leftOn(loop);
    left.forEach(stack -> told.add(stack.driven()));
    left.stream()
        .filter(stack -> !told.contains(stack.coroutine()))
        .map(stack -> "a coroutine" + place(stack.frames()) + " waits, which no pending task runs")
        .sorted()
        .forEach(lines::add);
    return shortened(lines);
  }

  private static List<String> shortened(List<String> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    var first = new ArrayList<>(lines.subList(0, MOST_LINES));
    first.add("and %d more".formatted(lines.size() - MOST_LINES));
    return first;
  }

  private static String describe(Task<?> task) {
    return switch (task.coroutine().state()) {
      case CREATED -> "has not begun";
      case RUNNING -> "is running";
      case CLOSED -> "is not done, although its coroutine has ended";
      case SUSPENDED -> place(task.stack()).strip() + " waits for " + describe(task.waitsFor());
    };
  }

  private static String describe(Future<?> awaited) {
    return switch (awaited) {
      case null -> "nothing that is known";
      case Task<?> task -> task.name() + (task.isDone() ? ", which is done" : "");
      default -> awaited + (awaited.isDone() ? ", which is done" : "");
    };
  }

  /** Where the program is; and in which part of the library, if that is where it waits. */
  private static String place(List<StackFrame> frames) {
    Optional<StackFrame> program = frames.stream().filter(frame -> !isLibrary(frame)).findFirst();
    Optional<StackFrame> library =
        frames.stream().limit(1).filter(WhatWaits::isLibrary).findFirst();
    return program.map(f -> " at %s:%d".formatted(f.getFileName(), f.getLineNumber())).orElse("")
        + library.map(f -> " in " + outermost(f).getSimpleName()).orElse("");
  }

  /** Awaits in the runtime's public classes are on behalf of the program. */
  private static boolean isLibrary(StackFrame frame) {
    Class<?> outermost = outermost(frame);
    return Modifier.isPublic(outermost.getModifiers())
        && RUNTIME.matcher(outermost.getPackageName()).matches();
  }

  private static Class<?> outermost(StackFrame frame) {
    return frame.getDeclaringClass().getNestHost();
  }
}
