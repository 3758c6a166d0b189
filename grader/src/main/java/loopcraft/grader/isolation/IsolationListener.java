package loopcraft.grader.isolation;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Has JUnit load each exercise's tests in isolation, however it was started: Maven and IDEs select
 * test classes by name, and JUnit looks names up in the context class loader.
 */
public final class IsolationListener implements LauncherSessionListener {

  /** The system property that asks for the learner's own stack, by {@code true}. */
  public static final String OWN_STACK = "loopcraft.mine";

  private ClassLoader original;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Thread thread = Thread.currentThread();
    original = thread.getContextClassLoader();
    ClassLoader parent = original == null ? ClassLoader.getSystemClassLoader() : original;
    if (isGradedByItsOwnLoader(parent)) {
      return;
    }
    ClassChoice choice =
        Boolean.getBoolean(OWN_STACK) ? ClassChoice.OWN_STACK : ClassChoice.ISOLATED;
    thread.setContextClassLoader(new Switchboard(parent, choice));
  }

  /** The worker of {@code ./learn} brings the exercise's loader, and sessions may nest. */
  private static boolean isGradedByItsOwnLoader(ClassLoader loader) {
    return loader instanceof IsolatingClassLoader || loader instanceof Switchboard;
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    Thread.currentThread().setContextClassLoader(original);
  }
}
