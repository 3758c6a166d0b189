package asyncio.loop;

import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs callbacks one at a time on one thread: those that are ready, those whose time has come, and
 * those whose channel has something to read or room to write.
 *
 * <p>This class only puts the parts together; each part is an exercise. Unless a method says
 * otherwise, call it on the thread that runs the loop, or before it runs: nothing here locks. From
 * another thread there is one way in, {@link #callSoonThreadsafe}.
 *
 * <p>Interrupting the loop's thread does not stop the loop. After each callback the interrupt is
 * taken back, and reported to the exception handler, with that callback's handle as the source, or
 * the loop itself if it was asleep and ran none.
 *
 * <p>The counterpart of {@code asyncio.AbstractEventLoop}. A loop that is closed answers every call
 * that would schedule something by an {@link IllegalStateException}, where asyncio raises {@code
 * RuntimeError}.
 */
public final class EventLoop implements AutoCloseable {

  private final Clock clock;
  private final Poller poller;
  private final Observers observers = new Observers();
  private final Extensions extensions = new Extensions();
  private final ReadyQueue ready = new ReadyQueue();
  private final TimerQueue timers = new TimerQueue();
  private final CallbackRunner callbacks = new CallbackRunner(this);
  private final Lifecycle lifecycle = new Lifecycle(this);
  private final Inbox inbox;
  private final ReadinessCallbacks readiness;
  private final Iteration iteration;
  private boolean debug = Boolean.getBoolean("asyncio.debug");

  private EventLoop(Clock clock, Poller poller) {
    this.clock = clock;
    this.poller = new ObservedPoller(poller, observers);
    inbox = new Inbox(this.poller);
    readiness = new ReadinessCallbacks(this.poller, ready);
    iteration = new Iteration(clock, this.poller, ready, timers, inbox, readiness);
  }

  /** Makes a loop on the system's clock and selector. */
  public static EventLoop create() {
    return create(Clock.monotonic(), new SelectorPoller());
  }

  /**
   * Makes a loop on a clock and a poller of the caller's, such as {@link VirtualTime}.
   *
   * <p>The system property {@code asyncio.loop.refit} can have all loops of a program made of other
   * parts: see {@link LoopParts#refitted}.
   */
  public static EventLoop create(Clock clock, Poller poller) {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(poller, "poller");
    LoopParts parts = new LoopParts(clock, poller).refitted();
    return new EventLoop(parts.clock(), parts.poller());
  }

  /**
   * The loop that runs on the current thread: {@code asyncio.get_running_loop()}.
   *
   * @throws IllegalStateException if none does
   */
  public static EventLoop running() {
    return Lifecycle.running();
  }

  // Callbacks

  /**
   * Has a callback run in the loop's next iteration, after those already waiting: {@code
   * loop.call_soon}. Those of other threads wait in the same line: what {@link #callSoonThreadsafe}
   * was given before this call runs before the callback.
   */
  public Handle callSoon(Runnable callback) {
    lifecycle.requireOpen();
    requireThisThread();
    Handle handle = new Handle(inContext(callback));
    poller.takeArrivals();
    inbox.moveTo(ready);
    ready.add(handle);
    noteScheduled(handle);
    return handle;
  }

  /**
   * Does what {@link #callSoon} does, from any thread, and wakes the loop if it sleeps: {@code
   * loop.call_soon_threadsafe}. What the calling thread did before happens before the callback.
   *
   * @throws IllegalStateException if the loop is closed. A loop that another thread closes at the
   *     same time may take the callback all the same; then it never runs.
   */
  public Handle callSoonThreadsafe(Runnable callback) {
    if (lifecycle.runsOnThisThread()) {
      return callSoon(callback);
    }
    lifecycle.requireOpen();
    Handle handle = new Handle(inContext(callback));
    poller.arrived(() -> inbox.post(handle));
    return handle;
  }

  /**
   * Has a callback run once a delay has passed: {@code loop.call_later}. A delay that is negative
   * counts as zero.
   */
  public TimerHandle callLater(Duration delay, Runnable callback) {
    return callAt(timeAfter(delay), callback);
  }

  /**
   * What this loop's clock will show after a delay; the end of all time if that is too long for it.
   * A delay that is negative counts as zero. From any thread.
   */
  public long timeAfter(Duration delay) {
    long nanos = delay.isNegative() ? 0 : saturatedNanos(delay);
    long now = time();
    return nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
  }

  /**
   * Has a callback run at a time of this loop's clock: {@code loop.call_at}. Callbacks for the same
   * time run in the order in which they were scheduled; asyncio leaves their order open.
   *
   * @param when in nanoseconds, on the scale of {@link #time}
   */
  public TimerHandle callAt(long when, Runnable callback) {
    lifecycle.requireOpen();
    requireThisThread();
    TimerHandle handle = timers.schedule(when, inContext(callback));
    noteScheduled(handle);
    return handle;
  }

  private void requireThisThread() {
    if (isWrongThread()) {
      tell(observer -> observer.wrongThread(this));
      throw new IllegalStateException("not the loop's thread: use callSoonThreadsafe");
    }
  }

  private boolean isWrongThread() {
    return debug && lifecycle.isRunning() && !lifecycle.runsOnThisThread();
  }

  private static long saturatedNanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException longerThanALongHolds) {
      return Long.MAX_VALUE;
    }
  }

  /** The time of this loop's clock, in nanoseconds: {@code loop.time()}. From any thread. */
  public long time() {
    return clock.nanos();
  }

  /** How many timers the loop keeps in memory, cancelled ones that are not yet gone included. */
  public int timersKept() {
    return timers.size();
  }

  /**
   * Announces work outside of the loop, such as a call on another thread, whose end will come in by
   * {@link #callSoonThreadsafe}. It matters in virtual time only: the clock stands still until all
   * such work has ended.
   */
  public void outsideWorkBegan() {
    poller.outsideWorkBegan();
  }

  /** Takes back one {@link #outsideWorkBegan}. */
  public void outsideWorkEnded() {
    poller.outsideWorkEnded();
  }

  // Running

  /**
   * Runs until {@link #stop} is called: {@code loop.run_forever}.
   *
   * @throws IllegalStateException if the loop is closed or running, or another one runs on this
   *     thread
   */
  public void runForever() {
    RunningLoops.during(this, () -> lifecycle.runForever(this::runOnce));
  }

  private void runOnce() {
    ContextSlot slot = ContextSlot.ofThisThread();
    CallbackContext before = slot.exchange(null);
    slot.setLoop(this);
    try {
      iteration.runOnce(lifecycle.isStopping(), handle -> run(handle, slot));
    } finally {
      slot.setLoop(null);
      slot.exchange(before);
    }
    clearInterrupt(this);
  }

  private void run(Handle handle, ContextSlot slot) {
    runObserved(handle);
    slot.exchange(null);
    clearInterrupt(handle);
  }

  /**
   * A selector does not sleep on a thread that is interrupted: the loop would spin from then on.
   * And a callback that blocks for a moment would fail by what another one has left.
   */
  private void clearInterrupt(Object seenAfter) {
    if (Thread.interrupted()) {
      callExceptionHandler(
          new ExceptionContext(
              "the loop's thread was interrupted, which does not stop the loop:"
                  + " use callSoonThreadsafe(loop::stop)",
              null,
              seenAfter));
    }
  }

  private void runObserved(Handle handle) {
    LoopObserver observer = observers.current();
    if (observer == null) {
      callbacks.run(handle);
    } else {
      observer.beforeCallback(handle);
      try {
        callbacks.run(handle);
      } finally {
        observer.afterCallback(handle);
      }
    }
  }

  /**
   * Has {@link #runForever} return at the end of the iteration that is running, or of the first one
   * if it is yet to start: {@code loop.stop}. Not from another thread: {@code
   * loop.callSoonThreadsafe(loop::stop)}.
   */
  public void stop() {
    lifecycle.stop();
  }

  /** Whether {@link #runForever} is in progress. Callable from any thread. */
  public boolean isRunning() {
    return lifecycle.isRunning();
  }

  /** Whether the loop was closed. Callable from any thread. */
  public boolean isClosed() {
    return lifecycle.isClosed();
  }

  /**
   * Drops what is still scheduled and gives back the poller; a second time does nothing: {@code
   * loop.close}.
   *
   * @throws IllegalStateException if the loop is running
   */
  @Override
  public void close() {
    lifecycle.close(
        () -> {
          tell(LoopObserver::closing);
          extensions.close();
          inbox.moveTo(ready);
          ready.clear();
          timers.clear();
          poller.close();
        });
  }

  // Channels

  /**
   * Has a callback run whenever a channel has something to read, or a connection to accept, in
   * place of its reader so far: {@code loop.add_reader}.
   *
   * @throws IllegalArgumentException if the channel is in blocking mode or cannot be read from
   */
  public void addReader(SelectableChannel channel, Runnable callback) {
    lifecycle.requireOpen();
    readiness.addReader(channel, new Handle(ContextSlot.ofThisThread().bindForMany(callback)));
  }

  /**
   * Stops watching for something to read: {@code loop.remove_reader}. A callback that is already
   * waiting to run does not run any more.
   *
   * @return whether the channel had a reader
   */
  public boolean removeReader(SelectableChannel channel) {
    return !isClosed() && readiness.removeReader(channel);
  }

  /**
   * Has a callback run whenever a channel has room to write, or its connection is made, in place of
   * its writer so far: {@code loop.add_writer}.
   *
   * @throws IllegalArgumentException if the channel is in blocking mode or cannot be written to
   */
  public void addWriter(SelectableChannel channel, Runnable callback) {
    lifecycle.requireOpen();
    readiness.addWriter(channel, new Handle(ContextSlot.ofThisThread().bindForMany(callback)));
  }

  /**
   * Stops watching for room to write: {@code loop.remove_writer}. A callback that is already
   * waiting to run does not run any more.
   *
   * @return whether the channel had a writer
   */
  public boolean removeWriter(SelectableChannel channel) {
    return !isClosed() && readiness.removeWriter(channel);
  }

  // Debug mode, failures, observers and extensions

  /** Whether the loop is in debug mode: {@code loop.get_debug}. */
  public boolean isDebug() {
    return debug;
  }

  /**
   * Turns debug mode on or off: {@code loop.set_debug}. A new loop begins as the system property
   * {@code asyncio.debug} says; in Python it is the variable {@code PYTHONASYNCIODEBUG}. Call it
   * before the loop runs, or on its thread.
   *
   * <p>In debug mode, {@link #callSoon}, {@link #callLater} and {@link #callAt} throw an {@link
   * IllegalStateException} if the loop is running on another thread than the caller's: {@code not
   * the loop's thread: use callSoonThreadsafe}; the observers are told before. Without it they do
   * damage in silence.
   */
  public void setDebug(boolean debug) {
    this.debug = debug;
  }

  /** Sets who is told of failures; null brings back the default: {@code set_exception_handler}. */
  public void setExceptionHandler(ExceptionHandler handler) {
    callbacks.setExceptionHandler(handler);
  }

  /** Tells the exception handler of a failure: {@code loop.call_exception_handler}. */
  public void callExceptionHandler(ExceptionContext context) {
    LoopObserver observer = observers.current();
    callbacks.callExceptionHandler(observer == null ? context : observer.reporting(context));
  }

  /** Logs a failure, to the logger {@code asyncio}: {@code loop.default_exception_handler}. */
  public void defaultExceptionHandler(ExceptionContext context) {
    callbacks.defaultExceptionHandler(context);
  }

  /** Lets an observer watch, from the next callback or poll on. */
  public void addObserver(LoopObserver observer) {
    observers.add(Objects.requireNonNull(observer, "observer"));
  }

  /** Sends an observer away. */
  public void removeObserver(LoopObserver observer) {
    observers.remove(observer);
  }

  /**
   * All observers as one, or null if there are none: for parts of the runtime that have something
   * to tell them.
   */
  public LoopObserver observer() {
    return observers.current();
  }

  /**
   * Something that belongs to this loop is being used, such as a future. In debug mode, the
   * observers are told if that is on another thread than the loop's. From any thread.
   */
  public void noteUse(Object used) {
    if (isWrongThread()) {
      tell(observer -> observer.wrongThread(used));
    }
  }

  /**
   * Something was opened that the program has to close before the loop is closed; the observers are
   * told: see {@link LoopObserver#opened}.
   */
  public void noteOpened(Object resource, BooleanSupplier isOpen) {
    tell(observer -> observer.opened(resource, isOpen));
  }

  /**
   * What another part of the runtime keeps for this loop. It is made when it is first asked for,
   * and closed when the loop is: the one that was made last first.
   */
  public <E extends LoopExtension> E extension(
      Class<E> type, Function<? super EventLoop, ? extends E> make) {
    E found = extensions.find(type);
    if (found == null) {
      found = make.apply(this);
      extensions.add(found);
    }
    return found;
  }

  /** What waits in this loop's extensions, a line for each: see {@link LoopExtension#waiting}. */
  public List<String> waiting() {
    return extensions.waiting();
  }

  /** What a callback sees of context variables is decided when it is scheduled. */
  private static Runnable inContext(Runnable callback) {
    return ContextSlot.ofThisThread().bind(callback);
  }

  /** For what is rare: what happens with every callback makes no object for it. */
  private void tell(Consumer<LoopObserver> event) {
    LoopObserver observer = observers.current();
    if (observer != null) {
      event.accept(observer);
    }
  }

  private void noteScheduled(Handle handle) {
    LoopObserver observer = observers.current();
    if (observer != null) {
      observer.scheduled(handle);
    }
  }

  @Override
  public String toString() {
    return "EventLoop[running=" + isRunning() + ", closed=" + isClosed() + "]";
  }
}
