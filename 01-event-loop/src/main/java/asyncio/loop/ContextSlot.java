package asyncio.loop;

/**
 * What the code on a thread runs in at the moment: which loop's iteration, and which context; null
 * is the empty one.
 */
public final class ContextSlot {

  private static final ThreadLocal<ContextSlot> OF_THREAD =
      ThreadLocal.withInitial(ContextSlot::new);

  private CallbackContext current;
  private EventLoop loop;

  private ContextSlot() {}

  /** The current thread's slot; every thread has one, and only that thread may use it. */
  public static ContextSlot ofThisThread() {
    return OF_THREAD.get();
  }

  /** The loop whose callbacks this thread runs, or null. */
  public EventLoop loop() {
    return loop;
  }

  void setLoop(EventLoop loop) {
    this.loop = loop;
  }

  /** The context that is current, or null. */
  public CallbackContext get() {
    return current;
  }

  /**
   * Makes a context the current one.
   *
   * @return the one that was current before, to be put back
   */
  public CallbackContext exchange(CallbackContext context) {
    CallbackContext before = current;
    current = context;
    return before;
  }

  /** Has a callback run in a snapshot of the context that is current now. */
  Runnable bind(Runnable callback) {
    CallbackContext context = snapshot();
    return context == null ? callback : new InContext(callback, context);
  }

  /** The same for a callback that runs many times: what it sets, it finds the next time. */
  Runnable bindForMany(Runnable callback) {
    return new InContext(callback, snapshot());
  }

  private CallbackContext snapshot() {
    return current == null ? null : current.snapshot();
  }

  private static final class InContext implements Runnable {

    private final Runnable callback;
    private CallbackContext context;

    InContext(Runnable callback, CallbackContext context) {
      this.callback = callback;
      this.context = context;
    }

    @Override
    public void run() {
      ContextSlot slot = ofThisThread();
      CallbackContext before = slot.exchange(context);
      try {
        callback.run();
      } finally {
        context = slot.exchange(before);
      }
    }

    @Override
    public String toString() {
      return callback.toString();
    }
  }
}
