package asyncio.debug;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import asyncio.loop.LoopObserver;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Debug mode for loops: {@code asyncio.run(…, debug=True)}.
 *
 * <pre>{@code
 * run(main(), DebugMode.standard().loops());
 * }</pre>
 *
 * <p>All that it finds goes to the loop's exception handler, which logs it if nobody has set
 * another one. A loop without it pays a null check here and there.
 */
public final class DebugMode {

  private final DebugSettings settings;

  private DebugMode(DebugSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /** With {@link DebugSettings#DEFAULT}. */
  public static DebugMode standard() {
    return of(DebugSettings.DEFAULT);
  }

  /** With settings. */
  public static DebugMode of(DebugSettings settings) {
    return new DebugMode(settings);
  }

  /** Makes loops on the system's clock and selector, in debug mode: for a {@code Runner}. */
  public Supplier<EventLoop> loops() {
    return loops(EventLoop::create);
  }

  /** The same, of loops from another factory, such as one of 05.5. */
  public Supplier<EventLoop> loops(Supplier<EventLoop> factory) {
    Objects.requireNonNull(factory, "factory");
    return () -> {
      EventLoop loop = factory.get();
      install(loop);
      return loop;
    };
  }

  /**
   * Puts a loop into debug mode: one that does not run yet, or that runs on this thread. What was
   * made before, the checks know nothing of.
   *
   * @throws IllegalStateException if it is in there already: {@code debug mode is installed}
   */
  public void install(EventLoop loop) {
    if (loop.extension(Installed.class, _ -> new Installed()).now()) {
      throw new IllegalStateException("debug mode is installed");
    }
    loop.setDebug(true);
    for (Check check : Check.values()) {
      if (settings.checks().contains(check)) {
        loop.addObserver(observer(check, loop));
      }
    }
  }

  private LoopObserver observer(Check check, EventLoop loop) {
    return switch (check) {
      case SLOW_CALLBACKS -> slowCallbacks(loop);
      case WRONG_THREAD -> new WrongThreadCalls(loop, settings.depth());
      case NEVER_AWAITED -> new CoroutineOrigins(settings.depth());
      case NEVER_RETRIEVED -> new FutureOrigins(settings.depth());
      case LEFT_OPEN -> new OpenResources(loop, settings.depth());
    };
  }

  private LoopObserver slowCallbacks(EventLoop loop) {
    var sampler = new ThreadSampler(settings.slowCallback(), settings.depth());
    loop.addObserver(
        new LoopObserver() {
          @Override
          public void closing() {
            sampler.close();
          }
        });
    return new SlowCallbacks(loop, settings.slowCallback(), sampler);
  }

  /** Remembers that a loop is in debug mode. */
  private static final class Installed implements LoopExtension {

    private boolean installed;

    /** From now on; and whether it was before. */
    boolean now() {
      boolean before = installed;
      installed = true;
      return before;
    }
  }
}
