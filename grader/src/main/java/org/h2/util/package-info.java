/** What is taken from the database that submissions may use. */
package org.h2.util;
