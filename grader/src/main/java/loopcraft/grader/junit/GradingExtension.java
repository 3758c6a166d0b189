package loopcraft.grader.junit;

import org.junit.jupiter.api.extension.Extension;

/** Grades one exercise: skips it before it is begun, limits its time and explains its failures. */
public final class GradingExtension implements Extension {}
