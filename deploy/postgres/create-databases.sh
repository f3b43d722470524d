#!/bin/bash
# Runs once, when the data folder is made: one role and database each for core and for Keycloak, neither a superuser.
set -euo pipefail

create() {
  psql --set=ON_ERROR_STOP=1 --set=name="$1" --set=password="$2" --username=postgres --dbname=postgres <<SQL
CREATE ROLE :"name" LOGIN $3 PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" ENCODING 'UTF8' TEMPLATE template0;
SQL
}

# Core makes a schema and two roles for each plugin.
create linli "$LINLI_DB_PASSWORD" CREATEROLE
create keycloak "$KEYCLOAK_DB_PASSWORD" NOCREATEROLE
