package asyncio.task;

import asyncio.loop.ContextSlot;
import asyncio.loop.EventLoop;
import java.lang.StackWalker.StackFrame;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/**
 * The stack of a coroutine, which can be left in the middle and entered again: the primitive that
 * virtual threads are made of, without their scheduler. This is the only class that touches it.
 *
 * <p>It is entered on one thread at a time; coroutines stay on the thread of their loop.
 */
final class CoroutineStack extends Continuation {

  private static final ContinuationScope SCOPE = new ContinuationScope("asyncio");

  /** What stands between the code of a program and the point where it left its stack. */
  private static final Set<String> MACHINERY =
      Stream.concat(
              Stream.of(
                      Awaitable.class,
                      AwaitTrace.class,
                      Coroutine.class,
                      CoroutineStack.class,
                      Driven.class,
                      Future.class,
                      FutureAwait.class,
                      ReturningNull.class)
                  .map(Class::getName),
              Stream.of("asyncio.Asyncio"))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * The stacks that were left in the middle, and the loops that they were left on. Kept only on
   * request, by a system property: it costs something at every step.
   */
  private static final Map<CoroutineStack, WeakReference<EventLoop>> LEFT =
      Boolean.getBoolean("asyncio.stacks.watched") ? new WeakHashMap<>() : null;

  private final Coroutine<?> coroutine;
  private Object bindings;
  private Coroutine<?> driven;

  /** Makes the stack of a coroutine, on which a body will run when it is first entered. */
  CoroutineStack(Coroutine<?> coroutine, Runnable body) {
    super(SCOPE, body);
    this.coroutine = coroutine;
  }

  /** The coroutine whose stack the current thread is on, or null. */
  static Coroutine<?> currentCoroutine() {
    Continuation current = Continuation.getCurrentContinuation(SCOPE);
    return current == null ? null : ((CoroutineStack) current).coroutine;
  }

  /** Runs the body until it leaves or ends. */
  void enter() {
    bindings = ScopedBindings.current();
    if (LEFT == null) {
      run();
    } else {
      runWatched();
    }
  }

  private void runWatched() {
    synchronized (LEFT) {
      LEFT.remove(this);
    }
    run();
    if (!isDone()) {
      synchronized (LEFT) {
        LEFT.put(this, new WeakReference<>(ContextSlot.ofThisThread().loop()));
      }
    }
  }

  /** The stacks that were left in the middle on a loop; none if nobody asked to watch them. */
  static List<CoroutineStack> leftOn(EventLoop loop) {
    if (LEFT == null) {
      return List.of();
    }
    synchronized (LEFT) {
      return LEFT.entrySet().stream()
          .filter(entry -> entry.getValue().refersTo(loop))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  /** The coroutine whose stack this is. */
  Coroutine<?> coroutine() {
    return coroutine;
  }

  /**
   * Leaves the stack that the current thread is on: {@link #enter} returns, and the next one goes
   * on here.
   *
   * @throws IllegalStateException if it cannot be left, because of a frame that the JVM cannot
   *     move, or because a scoped value that was bound on it would stay with the thread
   */
  static void leave() {
    var current = (CoroutineStack) Continuation.getCurrentContinuation(SCOPE);
    if (ScopedBindings.current() != current.bindings) {
      throw new IllegalStateException(
          "cannot await inside ScopedValue.where: everybody on this thread would see its binding");
    }
    Continuation.yield(SCOPE);
  }

  /**
   * Notes in whose name the coroutine that the current thread is on is about to suspend: that of
   * one which it drives. Null is its own, again.
   */
  static void standFor(Coroutine<?> driven) {
    ((CoroutineStack) Continuation.getCurrentContinuation(SCOPE)).driven = driven;
  }

  /** The coroutine in whose name this one has suspended, or null. */
  Coroutine<?> driven() {
    return driven;
  }

  /**
   * The frames of a coroutine that is suspended, innermost first, without the machinery. If it
   * suspended in the name of another one, that one's come first.
   */
  List<StackFrame> frames() {
    if (LEFT == null) {
      return walk();
    }
    // From another thread, perhaps: nobody must enter the stack meanwhile.
    synchronized (LEFT) {
      return LEFT.containsKey(this) ? walk() : List.of();
    }
  }

  private List<StackFrame> walk() {
    if (driven == null) {
      return ownFrames();
    }
    return Stream.concat(driven.stack().stream(), ownFrames().stream()).toList();
  }

  private List<StackFrame> ownFrames() {
    return stackWalker(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE))
        .walk(
            frames ->
                frames
                    .filter(Predicate.not(CoroutineStack::isMachinery))
                    .collect(Collectors.toUnmodifiableList()));
  }

  /** The same, of the coroutine that the current thread is on. */
  static List<StackFrame> currentFrames() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .takeWhile(frame -> !frame.getClassName().equals(Continuation.class.getName()))
                    .filter(Predicate.not(CoroutineStack::isMachinery))
                    .collect(Collectors.toUnmodifiableList()));
  }

  private static boolean isMachinery(StackFrame frame) {
    String type = frame.getClassName();
    return type.startsWith("jdk.internal.vm.") || MACHINERY.contains(type);
  }

  @Override
  protected void onPinned(Pinned reason) {
    throw new IllegalStateException("cannot await " + pinnedBy(reason));
  }

  private static String pinnedBy(Pinned reason) {
    return StackWalker.getInstance()
        .walk(frames -> frames.filter(CoroutineStack::isStaticInitializer).findFirst())
        .map(frame -> "in the static initializer of " + frame.getClassName())
        .orElseGet(() -> "here: a frame on the stack cannot be suspended (" + reason + ")");
  }

  private static boolean isStaticInitializer(StackFrame frame) {
    return frame.getMethodName().equals("<clinit>");
  }
}
