package dev.plumbline.bakery.auth;

/** What a role allows its holders to do. */
public enum Permission {
  VIEW_ORDERS,
  TAKE_ORDERS,
  PLAN_PRODUCTION,
  MANAGE_RECIPES,
  MANAGE_USERS
}
